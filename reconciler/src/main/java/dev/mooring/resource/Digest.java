package dev.mooring.resource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for a tree's content: the first 128 bits of SHA-256 over a canonical form, in hexadecimal. The order of
 * members means nothing, that of list items does: digest a normalised tree. A reference counts as what it points at, not
 * as what it resolves to.
 */
public final class Digest {
    private static final int BYTES = 16;

    private Digest() {}

    public static String of(Value.Tree tree) {
        MessageDigest sha = sha256();
        feed(sha, tree);
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }

    /** Each value is its kind, its length and its content, so that no two trees feed the same bytes. */
    private static void feed(MessageDigest sha, Value value) {
        switch (value) {
            case Value.Bool bool -> feed(sha, 'b', bool.toString());
            case Value.Num num -> feed(sha, 'n', num.toString());
            case Value.Text text -> feed(sha, 't', text.value());
            case Value.Ref ref -> feed(sha, 'r', ref.reference().toString());
            case Value.Items list -> {
                feed(sha, 'l', Integer.toString(list.items().length()));
                list.items().forEach(item -> feed(sha, item));
            }
            case Value.Tree tree -> {
                feed(sha, 'm', Integer.toString(tree.members().length()));
                tree.members().forEach(member -> {
                    feed(sha, 'k', member._1);
                    feed(sha, member._2);
                });
            }
        }
    }

    private static void feed(MessageDigest sha, char kind, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        sha.update((kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
