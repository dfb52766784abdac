package dev.mooring.plan;

import dev.mooring.resource.Desired;
import dev.mooring.resource.Drift;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Stated;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** What is said and asked about objects that are not ours. */
final class Ownership {
    private static final String STACK = "aws:cloudformation:stack-name";
    private static final String ADVICE =
            "; to take it over, annotate the manifest with mooring.dev/adoption-policy: adopt";

    private Ownership() {}

    /** Whose it is, as far as its tags tell. */
    static String told(Map<String, String> tags) {
        Option<String> environment = tags.get(OwnerTags.ENVIRONMENT)
                .map(name -> "it belongs to " + tags.get(OwnerTags.RESOURCE).getOrElse("something")
                        + " in Mooring's environment " + name);
        Option<String> stack = tags.get(STACK).map(name -> "it belongs to the CloudFormation stack " + name);
        return environment.orElse(stack).getOrElse("it exists and carries no owner's tags") + ADVICE;
    }

    /** What differs in members that the spec leaves out, so that its default would replace somebody's choice. */
    static Drift unstated(Desired desired, Drift drift) {
        Stated stated = Stated.in(desired.type().fields(), desired.tree());
        return new Drift(drift.differences().filter(difference -> !stated.contains(difference.path())));
    }
}
