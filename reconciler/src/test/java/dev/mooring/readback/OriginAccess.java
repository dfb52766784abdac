package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * CloudFront's origin access identities in a bucket's policy. CDK names one by the canonical user that CloudFront made for
 * it, S3 gives it back by its ARN; which belongs to which, CloudFront alone can tell. Where a policy has one of either, they
 * are taken for the same.
 */
final class OriginAccess {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::cloudfront:user/CloudFront Origin Access Identity [A-Z0-9]+");
    private static final Pattern CANONICAL = Pattern.compile("CanonicalUser: \\[?([0-9a-f]{64,96})\\b");

    private OriginAccess() {}

    static Pair byArn(Pair pair) {
        Set<String> arns = found(ARN, 0, pair.live());
        Set<String> users = found(CANONICAL, 1, pair.declared());
        return arns.size() == 1 && users.size() == 1
                ? new Pair((Value.Tree) named(pair.declared(), arns.head()), pair.live())
                : pair;
    }

    private static Set<String> found(Pattern pattern, int group, Value.Tree policy) {
        return Vector.ofAll(pattern.matcher(policy.toString()).results().toList())
                .map((MatchResult match) -> match.group(group))
                .toSet();
    }

    private static Value named(Value value, String arn) {
        return switch (value) {
            case Value.Tree tree ->
                Value.tree(tree.members()
                        .map((name, inner) -> name.equals("CanonicalUser")
                                ? Tuple.of("AWS", Value.of(arn))
                                : Tuple.of(name, named(inner, arn))));
            case Value.Items list -> Value.list(list.items().map(item -> named(item, arn)));
            default -> value;
        };
    }
}
