package dev.mooring.kinds;

import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Problem;
import dev.mooring.manifest.SpecLoader;
import dev.mooring.resource.Desired;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;

/** Documents of the standard kinds, read and expanded. */
public final class Specs {
    /** The environment's listener, in VPC {@code vpc-1}. */
    public static final String LISTENER =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/staging/5e1f0c2d/8c7d6e5f";

    public static final String ENVIRONMENT = """
            apiVersion: mooring.dev/v1
            kind: Environment
            metadata: {name: staging}
            spec:
              account: "123456789012"
              region: us-east-1
              cluster: apps
              network: {subnets: [subnet-a, subnet-b], securityGroups: [sg-app]}
              loadBalancer:
                listener: LISTENER
                vpc: vpc-1
              roles:
                execution: arn:aws:iam::123456789012:role/execution
                task: arn:aws:iam::123456789012:role/task
                infrastructure: arn:aws:iam::123456789012:role/infrastructure
            """.replace("LISTENER", LISTENER);

    private static final StandardKinds KINDS = new StandardKinds();
    private static final SpecLoader LOADER = new SpecLoader(KINDS);

    private Specs() {}

    /** An environment {@code staging} that has everything, and these documents in {@code staging/specs.yaml}. */
    public static Seq<Expansion> expand(String documents) {
        return expandIn(ENVIRONMENT, documents);
    }

    /** These documents in an environment of another kind. */
    public static Seq<Expansion> expandIn(String environment, String documents) {
        return expansions(read(environment, documents));
    }

    /** The environment {@code staging} with these documents in it. */
    static EnvironmentSpecs read(String documents) {
        return read(ENVIRONMENT, documents);
    }

    static EnvironmentSpecs read(String environment, String documents) {
        return load(environment, documents)
                .fold(
                        problems -> {
                            throw new AssertionError(problems.mkString("\n"));
                        },
                        specs -> specs);
    }

    /** Everything that is wrong with these documents, be it found by reading or by expanding. */
    public static Seq<String> problems(String documents) {
        return problemsIn(ENVIRONMENT, documents);
    }

    public static Seq<String> problemsIn(String environment, String documents) {
        return load(environment, documents)
                .fold(problems -> problems, specs -> expansions(specs).flatMap(Expansion::problems))
                .map(Problem::toString);
    }

    /** The environment's document without one of its fields. */
    public static String environmentWithout(String field) {
        return Vector.of(ENVIRONMENT.split("\n(?=  [a-z])"))
                .filter(part -> !part.startsWith("  " + field + ":"))
                .mkString("\n");
    }

    public static Desired primary(String documents) {
        return expand(documents).head().resources().head();
    }

    static Validation<Seq<Problem>, EnvironmentSpecs> load(String environment, String documents) {
        SortedMap<String, String> files =
                TreeMap.of("staging/environment.yaml", environment, "staging/specs.yaml", documents);
        return LOADER.load(files)
                .map(environments -> environments.get("staging").get());
    }

    private static Seq<Expansion> expansions(EnvironmentSpecs specs) {
        return KINDS.expand(specs).values();
    }
}
