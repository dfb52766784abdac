package dev.mooring.kinds.topic;

import dev.mooring.aws.Pass;
import dev.mooring.kinds.KindActuators;
import dev.mooring.kinds.PerSession;
import dev.mooring.resource.Actuator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What reads and writes the AWS objects of topics. What was read of subscriptions is remembered from pass to pass. */
public final class TopicActuators implements KindActuators {
    private final PerSession<SubscriptionMemory> memories = new PerSession<>(session -> new SubscriptionMemory());

    @Override
    public Seq<Actuator> open(Pass pass) {
        return Vector.of(new SnsTopicActuator(pass), new SnsSubscriptionActuator(pass, memories.of(pass.session())));
    }
}
