package dev.mooring.simulator.sns;

import dev.mooring.simulator.Caller;
import java.util.List;

/** ARNs of topics, and of subscriptions, which have a part more. */
final class TopicArn {
    private static final int PARTS = 6;

    private TopicArn() {}

    /**
     * Where the ARN says that its object lives.
     *
     * @param parameter that holds it, for the error
     */
    static Caller home(String arn, String parameter, Caller caller) {
        List<String> parts = List.of(arn.split(":", -1));
        if (parts.size() < PARTS) {
            throw SnsErrors.invalid(parameter, "An ARN must have at least 6 elements, not " + parts.size());
        }
        if (!parts.get(0).equals("arn") || !parts.get(4).matches("\\d{12}")) {
            throw SnsErrors.invalid(parameter);
        }
        return new Caller(parts.get(4), caller.region());
    }
}
