package dev.mooring.simulator.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One page of a bucket's keys, with those that share a prefix up to the delimiter rolled into one.
 *
 * @param last the last key or common prefix of a page that others follow
 */
record Listing(List<StoredObject> objects, List<String> commonPrefixes, Optional<String> last) {

    /** @param after where the page begins: behind this key, and behind everything under it if it is a common prefix */
    static Listing of(Collection<StoredObject> all, String prefix, String delimiter, String after, int limit) {
        List<StoredObject> objects = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (StoredObject object : all) {
            Optional<String> common = commonPrefix(object.key(), prefix, delimiter);
            String entry = common.orElse(object.key());
            boolean before = entry.compareTo(after) <= 0
                    || common.filter(after::startsWith).isPresent();
            boolean again = common.isPresent() && common.equals(last);
            if (!object.key().startsWith(prefix) || before || again) {
                continue;
            }
            if (objects.size() + prefixes.size() == limit) {
                return new Listing(objects, prefixes, last);
            }
            common.ifPresentOrElse(prefixes::add, () -> objects.add(object));
            last = Optional.of(entry);
        }
        return new Listing(objects, prefixes, Optional.empty());
    }

    static Optional<String> commonPrefix(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    int size() {
        return objects.size() + commonPrefixes.size();
    }
}
