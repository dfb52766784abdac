package dev.mooring.kinds.transitions;

import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A field, and the documents of environments that differ in nothing else.
 *
 * @param base without it
 * @param one with it
 * @param other with another value
 * @param wrong with a value that it cannot have
 * @param says a part of what is said of the wrong one
 * @param writes the types of the resources that setting it writes
 * @param stays a member without a certain default, which AWS keeps when it is taken out
 * @param refused what is said where AWS cannot change it, and it is left alone
 */
record Row(
        String name,
        String field,
        String base,
        String one,
        String other,
        Option<String> wrong,
        String says,
        Set<String> writes,
        Option<String> stays,
        Option<String> refused) {

    @Override
    public String toString() {
        return name;
    }
}
