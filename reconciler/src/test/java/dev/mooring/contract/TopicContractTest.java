package dev.mooring.contract;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

final class TopicContractTest extends ContractTest {
    static final Seq<Difference> MOTO = Vector.of(
                    "SignatureVersion", "TracingConfig", "ArchivePolicy", "FifoThroughputScope")
            .appendAll(Vector.of("HTTP", "SQS", "Lambda", "Firehose", "Application")
                    .flatMap(protocol ->
                            Vector.of(protocol + "SuccessFeedbackRoleArn", protocol + "FailureFeedbackRoleArn")))
            .map(attribute -> new Difference(
                    Emulator.MOTO,
                    "Attributes." + attribute,
                    Difference.Relief.LEFT_OUT,
                    "takes the attribute and never gives it back"));

    @Override
    String api() {
        return "sns";
    }

    @Override
    Subject subject(Site at) {
        return new TopicSubject(at, false);
    }

    @Override
    Seq<Difference> differences() {
        return MOTO;
    }
}
