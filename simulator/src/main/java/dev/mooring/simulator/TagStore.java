package dev.mooring.simulator;

import java.util.Map;
import java.util.Set;

/**
 * The resources of one API that can carry tags. Each API offers its own through {@link Api#tagStores()}; Resource Groups
 * Tagging answers over all of them. Called under the simulator's one lock.
 */
public interface TagStore {

    /**
     * The tags, by ARN, of every resource that {@code caller}'s account has in its Region and that carries a tag, or once
     * did: GetResources leaves out what was never tagged.
     */
    Map<String, Map<String, String>> tagged(Caller caller);

    /** Adds or overwrites tags; false when this store has no such resource. */
    boolean tag(Caller caller, String arn, Map<String, String> tags);

    /** Removes tags, ignoring keys that are not there; false when this store has no such resource. */
    boolean untag(Caller caller, String arn, Set<String> keys);
}
