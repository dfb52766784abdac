package dev.mooring.kinds.topic;

import dev.mooring.resource.PolicyMeaning;
import dev.mooring.resource.Value;
import io.vavr.collection.Vector;

/**
 * The policy that SNS gives a topic which nobody gave one: its account may do everything. A topic always has a policy, so
 * having none means having this one.
 */
record DefaultPolicy(String topicArn, String account) {
    private static final Vector<String> ACTIONS = Vector.of(
            "SNS:GetTopicAttributes",
            "SNS:SetTopicAttributes",
            "SNS:AddPermission",
            "SNS:RemovePermission",
            "SNS:DeleteTopic",
            "SNS:Subscribe",
            "SNS:ListSubscriptionsByTopic",
            "SNS:Publish");
    /** Older topics have it besides. */
    private static final String RECEIVE = "SNS:Receive";

    Value.Tree document() {
        return document(ACTIONS);
    }

    private Value.Tree document(Vector<String> actions) {
        return Value.tree("Version", Value.of("2008-10-17"))
                .with("Id", Value.of("__default_policy_ID"))
                .with("Statement", Value.list(statement(actions)));
    }

    Value.Tree statement() {
        return statement(ACTIONS);
    }

    private Value.Tree statement(Vector<String> actions) {
        return Value.tree("Sid", Value.of("__default_statement_ID"))
                .with("Effect", Value.of("Allow"))
                .with("Principal", Value.tree("AWS", Value.of("*")))
                .with("Action", Value.texts(actions))
                .with("Resource", Value.of(topicArn))
                .with("Condition", Value.tree("StringEquals", Value.tree("AWS:SourceOwner", Value.of(account))));
    }

    boolean means(Value.Tree policy) {
        return PolicyMeaning.same(document(), policy) || PolicyMeaning.same(document(ACTIONS.append(RECEIVE)), policy);
    }
}
