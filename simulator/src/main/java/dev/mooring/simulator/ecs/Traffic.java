package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.elb.TrafficRouter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;

/** Divides a service's traffic between its target group and the alternate one, by the weights in its listener rules. */
final class Traffic {
    private static final int FULL = 100;
    private static final int PER_MILLE = 1000;

    private final TrafficRouter router;

    Traffic(TrafficRouter router) {
        this.router = router;
    }

    /** Whether there is a rule, or a listener, of this ARN. */
    boolean routes(Caller caller, String ruleOrListenerArn) {
        return router.routes(caller, ruleOrListenerArn);
    }

    /** Sends this percentage of production traffic to a rollout's tasks, the rest to the service's others. */
    void production(ServiceEntry service, Rollout rollout, double percent) {
        divide(service, rollout.alternate, percent, AdvancedConfiguration::productionListenerRule);
        if (percent >= StageProgress.ALL) {
            service.onAlternate = rollout.alternate;
        }
    }

    /** The same of test traffic. */
    void test(ServiceEntry service, Rollout rollout, double percent) {
        divide(service, rollout.alternate, percent, AdvancedConfiguration::testListenerRule);
    }

    private void divide(
            ServiceEntry service,
            boolean alternate,
            double percent,
            Function<AdvancedConfiguration, @Nullable String> rule) {
        for (LoadBalancer balancer : service.settings.loadBalancers()) {
            AdvancedConfiguration advanced = balancer.advancedConfiguration();
            Optional.ofNullable(advanced)
                    .map(rule)
                    .ifPresent(arn -> router.forward(
                            owner(service), arn, weights(balancer, alternate ? percent : StageProgress.ALL - percent)));
        }
    }

    private static Map<String, Integer> weights(LoadBalancer balancer, double alternate) {
        boolean whole = alternate == Math.rint(alternate);
        int scale = whole ? 1 : PER_MILLE / FULL;
        int share = (int) Math.round(alternate * scale);
        Map<String, Integer> weights = new LinkedHashMap<>();
        weights.put(balancer.targetGroupArn(), FULL * scale - share);
        weights.put(balancer.advancedConfiguration().alternateTargetGroupArn(), share);
        return weights;
    }

    private static Caller owner(ServiceEntry service) {
        String[] parts = service.arn().split(":", 6);
        return new Caller(parts[4], parts[3]);
    }

    /** The load balancers of a service with the target groups in which a rollout's tasks stand. */
    static List<LoadBalancer> resolved(List<LoadBalancer> balancers, boolean alternate) {
        return balancers.stream()
                .map(balancer -> alternate && balancer.advancedConfiguration() != null
                        ? balancer.toBuilder()
                                .targetGroupArn(balancer.advancedConfiguration().alternateTargetGroupArn())
                                .build()
                        : balancer)
                .toList();
    }
}
