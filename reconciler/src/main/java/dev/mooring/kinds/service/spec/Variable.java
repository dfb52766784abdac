package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Scalar;
import dev.mooring.manifest.spec.Size;

/** What an environment variable of a container is. */
@Doc("A variable's value.")
public sealed interface Variable {
    @Scalar
    @Doc("A text.")
    record Literal(@Size(min = 0, max = 32768) String value) implements Variable {}

    @Doc("What AWS says of a Queue.")
    record FromQueue(
            @Doc("The Queue's name in this environment.") String queue,

            @Default("url") @Allowed({"url", "arn", "name"}) @Doc("Which of its attributes.")
            String attribute)
            implements Variable {}

    @Doc("What AWS says of a Topic.")
    record FromTopic(
            @Doc("The Topic's name in this environment.") String topic,

            @Default("arn") @Allowed({"arn", "name"}) @Doc("Which of its attributes.")
            String attribute)
            implements Variable {}

    @Doc("What AWS says of another Service.")
    record FromService(
            @Doc("The Service's name in this environment.") String service,

            @Default("name") @Allowed({"arn", "name"}) @Doc("Which of its attributes.")
            String attribute)
            implements Variable {}
}
