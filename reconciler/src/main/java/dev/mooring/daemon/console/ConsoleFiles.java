package dev.mooring.daemon.console;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The console's files, each read once. Where the jar was built without Node there is one page, which says so. */
public final class ConsoleFiles {
    private static final String ROOT = "META-INF/console/";
    private static final String INDEX = "index.html";
    private static final String MISSING = "dev/mooring/daemon/console/missing.html";

    /** Names, each begun by a letter, a digit or an underscore, so that none leads upwards. */
    private static final Pattern PLAIN = Pattern.compile("(?:\\w[\\w.-]*/)*\\w[\\w.-]*");

    private final Function<String, Option<byte[]>> reader;
    private final Map<String, Asset> found = new ConcurrentHashMap<>();

    /** @param reader answers a path within the jar with its bytes */
    ConsoleFiles(Function<String, Option<byte[]>> reader) {
        this.reader = reader;
    }

    /** Those of the jar that this class is in. */
    public static ConsoleFiles ofJar() {
        return new ConsoleFiles(path -> read(ConsoleFiles.class.getClassLoader(), path));
    }

    /** @param path below the root, without a slash at its beginning */
    Option<Asset> find(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Option.none();
        }
        return Option.of(found.get(path))
                .orElse(() -> reader.apply(ROOT + path).map(content -> kept(new Asset(path, content))));
    }

    /** The page that every address of the console begins with. */
    Asset index() {
        return find(INDEX)
                .getOrElse(() -> reader.apply(MISSING)
                        .map(content -> new Asset(INDEX, content))
                        .getOrElseThrow(() -> new IllegalStateException("the jar has no " + MISSING)));
    }

    /** Only what there is is kept, so what is asked for cannot fill the memory. */
    private Asset kept(Asset asset) {
        found.put(asset.path(), asset);
        return asset;
    }

    private static Option<byte[]> read(ClassLoader loader, String path) {
        try (InputStream content = loader.getResourceAsStream(path)) {
            return content == null ? Option.none() : Option.of(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }
}
