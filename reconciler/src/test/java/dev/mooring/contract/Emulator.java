package dev.mooring.contract;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.Locale;

/** What can stand for AWS. {@code -Dcontract.endpoints=simulator,moto} chooses among them; all by default. */
enum Emulator {
    SIMULATOR(HashSet.of(
            "s3",
            "sqs",
            "sns",
            "elasticloadbalancing",
            "logs",
            "ecs",
            "application-autoscaling",
            "monitoring",
            "secretsmanager",
            "ssm")),
    /** Its scalable targets carry no tags, so that nobody can tell whose they are: autoscaling is left out. CloudWatch
     * it has, but not in CBOR, which is all that the SDK speaks there. */
    MOTO(HashSet.of("s3", "sqs", "sns", "elasticloadbalancing", "logs", "ecs", "secretsmanager", "ssm")),
    /** The free edition has no load balancing and no ECS. */
    LOCALSTACK(HashSet.of("s3", "sqs", "sns", "logs", "monitoring", "secretsmanager", "ssm"));

    private static final String CHOSEN = System.getProperty("contract.endpoints", "simulator,moto,localstack");

    private final Set<String> apis;

    Emulator(Set<String> apis) {
        this.apis = apis;
    }

    boolean has(String api) {
        return apis.contains(api);
    }

    boolean isChosen() {
        return Vector.of(CHOSEN.split(",", -1)).map(String::trim).contains(word());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
