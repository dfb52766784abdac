package dev.mooring.aws;

import dev.mooring.resource.Health;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One object as its own API shows it.
 *
 * @param tree the live state, in AWS's own member names
 * @param attributes what references to it resolve to; the one under which its tags are kept is among them
 * @param tags where the same answer tells them; else they are asked for
 * @param changedAt when AWS last took a change of it, where AWS says so
 */
public record Found(
        Value.Tree tree,
        Map<String, String> attributes,
        Option<Map<String, String>> tags,
        Option<Instant> changedAt,
        Health health) {

    /** What is ready as soon as it is there, and whose tags are asked for. */
    public static Found of(Value.Tree tree, Map<String, String> attributes) {
        return new Found(tree, attributes, Option.none(), Option.none(), Health.READY);
    }

    public Found tagged(Map<String, String> told) {
        return new Found(tree, attributes, Option.some(told), changedAt, health);
    }

    public Found changed(Option<Instant> at) {
        return new Found(tree, attributes, tags, at, health);
    }

    public Found healthy(Health told) {
        return new Found(tree, attributes, tags, changedAt, told);
    }
}
