package dev.mooring.kinds.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Specs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS would refuse, or what makes no sense, is one clear problem at the place where it is written. */
final class ServiceMistakesTest {

    record Mistake(String why, String yaml, String problem) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Mistake[] mistakes() {
        return new Mistake[] {
            new Mistake("a cpu that Fargate does not have", "cpu: 300", "cpu"),
            new Mistake(
                    "a memory that does not go with the cpu",
                    "memory: 4096",
                    "Fargate does not run cpu 256 with memory 4096"),
            new Mistake("routes without a port", "routes: [{priority: 1, paths: [/]}]", "port"),
            new Mistake("a health check without routes", "healthCheck: {path: /}", "routes"),
            new Mistake("a route that matches nothing", "port: 80\n  routes: [{priority: 1}]", "paths"),
            new Mistake(
                    "two routes of one priority",
                    "port: 80\n  routes: [{priority: 1, paths: [/a]}, {priority: 1, paths: [/b]}]",
                    "priority 1 is taken by a route of this service"),
            new Mistake(
                    "a timeout as long as the interval",
                    "port: 80\n  routes: [{priority: 1, paths: [/a]}]\n  healthCheck: {interval: 5s}",
                    "timeout (5s) must be shorter than interval (5s)"),
            new Mistake(
                    "a variable that is also a secret",
                    "environment: {A: b}\n  secrets: {A: {parameter: c}}",
                    "A is also in environment"),
            new Mistake("a retention that does not exist", "logs: {retentionDays: 31}", "retentionDays"),
            new Mistake(
                    "percentages that leave no room",
                    "rollout: {maximumPercent: 100}",
                    "maximumPercent (100) must be above minimumHealthyPercent (100)"),
            new Mistake("a strategy of tomorrow", "rollout: {strategy: shadow}", "rolling"),
            new Mistake(
                    "a member that ECS does not have",
                    "overrides: {service: {enableExecuteComand: true}}",
                    "enableExecuteCommand"),
            new Mistake(
                    "a member that a container does not have",
                    "overrides: {taskDefinition: {containerDefinitions: [{name: worker, usr: nobody}]}}",
                    "user"),
            new Mistake(
                    "a task definition in the service's place",
                    "overrides: {service: {taskDefinition: 'worker:1'}}",
                    "go under overrides.taskDefinition"),
            new Mistake("a field of tomorrow", "beforeRollout: {}", "beforeRollout"),
            new Mistake(
                    "too many values in one rule",
                    routed("paths: [/a, /b, /c], hosts: [a.b, c.d], methods: [GET]"),
                    "5 values"),
            new Mistake("a method that is none", routed("methods: [FETCH]"), "GET"),
            new Mistake("a range that is none", routed("sourceIps: [everywhere]"), "range of addresses"),
            new Mistake("a target group without routes", "targetGroup: {slowStart: 30s}", "routes"),
            new Mistake(
                    "a slow start that AWS refuses beside another algorithm",
                    routed("paths: [/a]") + "\n  targetGroup: {algorithm: leastOutstandingRequests, slowStart: 30s}",
                    "slowStart"),
            new Mistake("a daemon on Fargate", "daemon: true", "a daemon needs launchType ec2"),
            new Mistake("replicas of a daemon", "daemon: true\n  launchType: ec2\n  replicas: 2", "replicas"),
            new Mistake(
                    "a daemon by shares", "daemon: true\n  capacity: [{provider: own}]", "not by shares of capacity"),
            new Mistake(
                    "a daemon that shifts traffic",
                    "daemon: true\n  launchType: ec2\n  rollout: {strategy: blueGreen}",
                    "a daemon can only roll"),
            new Mistake("a bridge on Fargate", "networkMode: bridge", "awsvpc"),
            new Mistake("a disk on EC2", "launchType: ec2\n  ephemeralStorage: 40", "only Fargate"),
            new Mistake("launch type and capacity", "launchType: ec2\n  capacity: [{provider: own}]", "capacity"),
            new Mistake(
                    "Fargate beside a provider of one's own",
                    "capacity: [{provider: FARGATE}, {provider: own}]",
                    "do not go together"),
            new Mistake(
                    "two bases",
                    "capacity: [{provider: FARGATE, base: 1}, {provider: FARGATE_SPOT, base: 1}]",
                    "one provider only has a base"),
            new Mistake(
                    "one provider twice",
                    "capacity: [{provider: FARGATE}, {provider: FARGATE}]",
                    "FARGATE has a share already"),
            new Mistake("no weight at all", "capacity: [{provider: FARGATE, weight: 0}]", "a weight above 0"),
            new Mistake(
                    "a breaker beside a canary",
                    routed("paths: [/a]") + "\n  rollout: {strategy: canary, circuitBreaker: true}",
                    "circuitBreaker"),
            new Mistake("a canary without traffic", "rollout: {strategy: canary}", "no traffic to shift"),
            new Mistake("steps of another strategy", "rollout: {strategy: rolling, linear: {percent: 10}}", "linear"),
            new Mistake("a step that is too small", "rollout: {strategy: linear, linear: {percent: 2}}", "percent"),
            new Mistake(
                    "two routes to shift",
                    "port: 80\n  routes: [{priority: 1, paths: [/a]}, {priority: 2, paths: [/b]}]"
                            + "\n  rollout: {strategy: blueGreen}",
                    "one listener rule"),
            new Mistake(
                    "a test route at a priority in use",
                    routed("paths: [/a]") + "\n  rollout: {strategy: blueGreen, testRoute: {priority: 1, paths: [/t]}}",
                    "priority 1 is taken"),
            new Mistake(
                    "an alarm that nobody declares",
                    "rollout: {alarms: [missing]}",
                    "there is no Alarm \"missing\" in staging"),
            new Mistake("seconds of baking", "rollout: {bakeTime: 90s}", "whole minutes"),
            new Mistake("a pause in a rolling deployment", "rollout: {pauses: [{at: [preScaleUp]}]}", "pauses"),
            new Mistake("two containers of one name", "sidecars: [{name: worker, image: 'a:1'}]", "is called worker"),
            new Mistake(
                    "a sidecar that is called as the router",
                    "sidecars: [{name: log-router, image: 'a:1'}]\n  logs: {router: {}}",
                    "is called log-router"),
            new Mistake(
                    "two containers on one port",
                    "port: 80\n  sidecars: [{name: proxy, image: 'a:1', port: 80}]",
                    "listens on port 80"),
            new Mistake(
                    "a container that waits for nobody",
                    "container: {dependsOn: {proxy: start}}",
                    "no container of the task is called proxy"),
            new Mistake(
                    "a container that waits for health that nobody checks",
                    "container: {dependsOn: {proxy: healthy}}\n  sidecars: [{name: proxy, image: 'a:1'}]",
                    "proxy has no container.healthCheck"),
            new Mistake(
                    "a container that waits for itself",
                    "container: {dependsOn: {worker: start}}",
                    "wait for each other"),
            new Mistake(
                    "a sidecar's variable that is also a secret",
                    "sidecars: [{name: proxy, image: 'a:1', environment: {A: b}, secrets: {A: {parameter: c}}}]",
                    "A is also in environment"),
            new Mistake("a mount of no volume", "container: {mounts: [{volume: data, path: /d}]}", "no volume data"),
            new Mistake("two volumes of one name", "volumes: [{name: a}, {name: a}]", "another volume is called a"),
            new Mistake("a folder of Fargate's", "volumes: [{name: a, host: /var}]", "Fargate has no folders"),
            new Mistake("two sorts of volume", "volumes: [{name: a, host: /var, ebs: {size: 1}}]", "ebs"),
            new Mistake(
                    "two volumes of EBS",
                    "volumes: [{name: a, ebs: {size: 1}}, {name: b, ebs: {size: 1}}]",
                    "one volume of EBS"),
            new Mistake("a volume of no size", "volumes: [{name: a, ebs: {type: gp3}}]", "size"),
            new Mistake(
                    "an access point over the open network",
                    "volumes: [{name: a, efs: {fileSystem: fs-01234567, accessPoint: fsap-01234567, transitEncryption: false}}]",
                    "accessPoint"),
            new Mistake("an offer without a port", "connect: {offer: {}}", "offer needs port"),
            new Mistake("a driver that Fargate lacks", "logs: {driver: syslog}", "Fargate has no such driver"),
            new Mistake("a driver and a router", "logs: {driver: splunk, router: {}}", "router"),
            new Mistake(
                    "a name in overrides",
                    routed("paths: [/a]") + "\n  overrides: {targetGroup: {Name: mine}}",
                    "named after the service"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakes_are_told_where_they_stand(Mistake mistake) {
        assertThat(Specs.problems(service("  " + mistake.yaml() + "\n")))
                .hasSize(1)
                .allSatisfy(problem ->
                        assertThat(problem).startsWith("staging/specs.yaml:").contains(mistake.problem()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollout: {strategy: blueGreen} | roles.infrastructure",
                "volumes: [{name: a, ebs: {size: 1}}] | roles.infrastructure",
            })
    void ecs_acts_with_a_role(String field, String problem) {
        String environment = Specs.environmentWithout("roles").stripTrailing()
                + "\n  roles: {execution: 'arn:aws:iam::123456789012:role/execution'}\n";

        assertThat(Specs.problemsIn(environment, service("  " + routed("paths: [/a]") + "\n  " + field + "\n")))
                .singleElement()
                .satisfies(found -> assertThat(found).contains(problem));
    }

    private static String routed(String route) {
        return "port: 80\n  routes: [{priority: 1, " + route + "}]";
    }

    private static String service(String fields) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: worker}
                spec:
                  image: registry/worker:1
                """
                + (fields.contains("  cpu:") ? "" : "  cpu: 256\n")
                + (fields.contains("  memory:") ? "" : "  memory: 512\n")
                + fields;
    }
}
