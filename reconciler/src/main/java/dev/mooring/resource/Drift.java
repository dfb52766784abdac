package dev.mooring.resource;

import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** How a live tree differs from the wanted one, field by field. */
public record Drift(Seq<Difference> differences) {

    /**
     * One field.
     *
     * @param path in reading form: {@code taskDefinition.containerDefinitions[orders].environment[LOG_LEVEL].value}
     * @param observed what AWS holds, if anything
     * @param desired what git wants, if anything
     * @param immutable AWS cannot change it in place
     * @param startsRollout changing it starts a deployment
     * @param settlesWithin how long a written value may read back as the old one; zero where it may not
     * @param sensitive neither value may be printed
     */
    public record Difference(
            String path,
            Option<Value> observed,
            Option<Value> desired,
            boolean immutable,
            boolean startsRollout,
            Duration settlesWithin,
            boolean sensitive) {

        public Difference(
                String path, Option<Value> observed, Option<Value> desired, boolean immutable, boolean startsRollout) {
            this(path, observed, desired, immutable, startsRollout, Duration.ZERO, false);
        }

        /** The member of the root tree that this difference lies in. */
        public String topLevel() {
            return firstName(path);
        }

        private static String firstName(String path) {
            int end = 0;
            while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                end++;
            }
            return path.substring(0, end);
        }
    }

    public static final Drift NONE = new Drift(Vector.empty());

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    public boolean startsRollout() {
        return differences.exists(Difference::startsRollout);
    }

    public boolean touchesImmutable() {
        return differences.exists(Difference::immutable);
    }

    /** The root members that differ. */
    public Set<String> topLevel() {
        return differences.map(Difference::topLevel).toSortedSet();
    }

    /** The members of this root member that differ, as far as differences lie deeper than in itself. */
    public Set<String> within(String topLevel) {
        String prefix = topLevel + ".";
        return differences
                .map(Difference::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> Difference.firstName(path.substring(prefix.length())))
                .toSortedSet();
    }
}
