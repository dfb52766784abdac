package dev.mooring.benchmarks;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/** The specs of one environment with many services on one cluster; each has a log group, every tenth a route. */
record Fleet(int services, String listener) {
    static final String ENVIRONMENT = "bench";

    /** Files by path, a service each. */
    SortedMap<String, String> files() {
        return Vector.range(0, services)
                .foldLeft(
                        TreeMap.<String, String>empty().put("bench/environment.yaml", environment()),
                        (files, number) -> files.put("bench/%04d.yaml".formatted(number), service(number)));
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
                """.formatted(ENVIRONMENT, listener);
    }

    private String service(int number) {
        String worker = """
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
        return number % 10 == 0 ? worker + route(number) : worker;
    }

    private static String route(int number) {
        return "  port: 8080\n"
                + "  routes: [{priority: %d, paths: [\"/s%d\", \"/s%d/*\"]}]\n".formatted(number + 1, number, number)
                + "  healthCheck: {path: /healthcheck, interval: 15s}\n";
    }
}
