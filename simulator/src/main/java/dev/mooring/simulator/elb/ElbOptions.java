package dev.mooring.simulator.elb;

import java.time.Duration;

/**
 * How quickly load balancing moves, and how much of it there may be.
 *
 * @param firstCheck from registration to the first passed health check, which makes a target healthy
 * @param unhealthyAfter from registration to the verdict unhealthy on a target that fails its health checks
 * @param drainingAtMost the longest that a deregistered target drains, however long its target group's delay is
 */
public record ElbOptions(Duration firstCheck, Duration unhealthyAfter, Duration drainingAtMost, Quotas quotas) {

    /** AWS's default quotas of one account in one Region. */
    public record Quotas(
            int targetGroups,
            int loadBalancers,
            int listenersPerLoadBalancer,
            int rulesPerLoadBalancer,
            int targetsPerTargetGroup) {
        public static Quotas ofAws() {
            return new Quotas(3000, 50, 50, 100, 1000);
        }

        /** More rules on one load balancer than AWS grants unasked, as large accounts have them. */
        public Quotas withRulesPerLoadBalancer(int rules) {
            return new Quotas(targetGroups, loadBalancers, listenersPerLoadBalancer, rules, targetsPerTargetGroup);
        }
    }

    /** Health within half a second, so that a rollout can be watched; AWS's quotas. */
    public static ElbOptions quick() {
        return new ElbOptions(Duration.ofMillis(400), Duration.ofMillis(600), Duration.ofMillis(300), Quotas.ofAws());
    }

    public ElbOptions withQuotas(Quotas quotas) {
        return new ElbOptions(firstCheck, unhealthyAfter, drainingAtMost, quotas);
    }
}
