package dev.mooring.benchmarks;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.util.Map;

/** The specs of one environment of a given size, and what a steady pass over them costs at least. */
sealed interface Specs permits Fleet, Estate {
    /** The environment's name, and its cluster's. */
    String ENVIRONMENT = "bench";

    /** How many services there are; of all else a share. */
    int services();

    /** The ARN of the listener that routes hang on. */
    String listener();

    /** Manifests by path, beside the environment's own. */
    SortedMap<String, String> manifests();

    /**
     * The fewest calls that AWS's batch sizes allow, by operation; one where a listing is to say that there is nothing. What
     * is read in turns, a few in each pass, is not counted: attributes of target groups and of subscriptions.
     */
    Map<String, Integer> floor();

    /** What is measured, in a few words. */
    String description();

    /** Files by path. */
    default SortedMap<String, String> files() {
        return manifests().merge(TreeMap.of("bench/environment.yaml", environment()));
    }

    private String environment() {
        return """
                apiVersion: mooring.dev/v1
                kind: Environment
                metadata: {name: %s}
                spec:
                  account: "123456789012"
                  region: us-east-1
                  cluster: bench
                  network: {subnets: [subnet-a, subnet-b], securityGroups: [sg-a]}
                  loadBalancer: {listener: "%s", vpc: vpc-a}
                  roles:
                    execution: arn:aws:iam::123456789012:role/execution
                    task: arn:aws:iam::123456789012:role/task
                """.formatted(ENVIRONMENT, listener());
    }

    /** How many calls list so many things. */
    static int pages(int things, int perPage) {
        return Math.ceilDiv(things, perPage);
    }

    /** A service without a route; other members of its spec may be appended. */
    static String service(int number) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: s%04d}
                spec:
                  image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/service:commit-%07x
                  cpu: 256
                  memory: 512
                  environment: {LOG_LEVEL: info, REGION: us-east-1, NUMBER: "%d"}
                  logs: {retentionDays: 30}
                """.formatted(number, number + 0x1000000, number);
    }

    /** What routes to a service, to be appended to it. */
    static String route(int number) {
        return "  port: 8080\n"
                + "  routes: [{priority: %d, paths: [\"/s%d\", \"/s%d/*\"]}]\n".formatted(number + 1, number, number)
                + "  healthCheck: {path: /healthcheck, interval: 15s}\n";
    }
}
