package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** What AWS refuses in how a service deploys. */
final class DeploymentChecks {
    private static final String ROLLING = "ROLLING";
    private static final int LONGEST_BAKE = 1440;
    private static final double LEAST_STEP = 3;
    private static final double LEAST_CANARY = 0.1;
    /** The strategies that divide traffic, and so need something that carries it. */
    private static final Set<String> DIVIDING = Set.of("LINEAR", "CANARY");

    private static final Map<String, String> CONFIGURED_BY =
            Map.of("linearConfiguration", "LINEAR", "canaryConfiguration", "CANARY");

    private final Traffic traffic;

    DeploymentChecks(Traffic traffic) {
        this.traffic = traffic;
    }

    /**
     * Holds for new and updated services, with defaults filled in.
     *
     * @param revision what only revisions show
     */
    void check(Caller caller, Service service, ServiceRevision revision) {
        DeploymentConfiguration deployment = service.deploymentConfiguration();
        percentages(deployment);
        minutes("bakeTimeInMinutes", deployment.bakeTimeInMinutes());
        String strategy = deployment.strategyAsString();
        only("linearConfiguration", deployment.linearConfiguration(), strategy);
        only("canaryConfiguration", deployment.canaryConfiguration(), strategy);
        alarms(deployment);
        deployment.lifecycleHooks().forEach(DeploymentChecks::hook);
        if (!ROLLING.equals(strategy)) {
            staged(caller, service, strategy, revision.serviceConnectConfiguration());
        }
    }

    private static void percentages(DeploymentConfiguration deployment) {
        int maximum = deployment.maximumPercent();
        int minimum = deployment.minimumHealthyPercent();
        if (minimum < 0 || maximum < 0) {
            throw EcsErrors.invalid("maximumPercent and minimumHealthyPercent cannot be negative.");
        }
        if (maximum == 100 && minimum == 100) {
            throw EcsErrors.invalid(
                    "maximumPercent and minimumHealthyPercent cannot both be 100 as this will block deployments.");
        }
        if (minimum > maximum) {
            throw EcsErrors.invalid("maximumPercent must be greater than or equal to minimumHealthyPercent.");
        }
    }

    private static void minutes(String member, Integer minutes) {
        if (minutes != null && (minutes < 0 || minutes > LONGEST_BAKE)) {
            throw EcsErrors.invalid(member + " must be between 0 and " + LONGEST_BAKE + ".");
        }
    }

    private static void only(String member, Object configured, String strategy) {
        String by = CONFIGURED_BY.get(member);
        if (configured != null && !strategy.equals(by)) {
            throw EcsErrors.invalid(member + " is only valid with the " + by + " deployment strategy.");
        }
        if (configured instanceof LinearConfiguration linear) {
            percent("stepPercent", linear.stepPercent(), LEAST_STEP);
            minutes("stepBakeTimeInMinutes", linear.stepBakeTimeInMinutes());
        } else if (configured instanceof CanaryConfiguration canary) {
            percent("canaryPercent", canary.canaryPercent(), LEAST_CANARY);
            minutes("canaryBakeTimeInMinutes", canary.canaryBakeTimeInMinutes());
        }
    }

    private static void percent(String member, Double percent, double least) {
        if (percent < least || percent > StageProgress.ALL) {
            throw EcsErrors.invalid(member + " must be between " + least + " and " + StageProgress.ALL + ".");
        }
    }

    private static void alarms(DeploymentConfiguration deployment) {
        boolean enabled = Boolean.TRUE.equals(deployment.alarms().enable());
        if (enabled && deployment.alarms().alarmNames().isEmpty()) {
            throw EcsErrors.invalid("alarmNames can not be empty when alarms are enabled.");
        }
    }

    private static void hook(DeploymentLifecycleHook hook) {
        if (hook.lifecycleStages().isEmpty()) {
            throw EcsErrors.invalid("lifecycleStages can not be empty.");
        }
        boolean function = hook.hookTargetArn() != null && hook.roleArn() != null;
        if (!LifecycleHooks.pauses(hook) && !function) {
            throw EcsErrors.invalid("hookTargetArn and roleArn are required for AWS_LAMBDA lifecycle hooks.");
        }
        if (LifecycleHooks.pauses(hook) && hook.hookTargetArn() != null) {
            throw EcsErrors.invalid("hookTargetArn is not supported for PAUSE lifecycle hooks.");
        }
    }

    private void staged(Caller caller, Service service, String strategy, ServiceConnectConfiguration connect) {
        DeploymentConfiguration deployment = service.deploymentConfiguration();
        if (Boolean.TRUE.equals(deployment.deploymentCircuitBreaker().enable())) {
            throw EcsErrors.invalid(
                    "Deployment circuit breaker is only supported with the ROLLING deployment strategy.");
        }
        if ("DAEMON".equals(service.schedulingStrategyAsString())) {
            throw EcsErrors.invalid(
                    "The " + strategy + " deployment strategy is not supported with the DAEMON scheduling strategy.");
        }
        boolean connected = connect != null && Boolean.TRUE.equals(connect.enabled());
        List<LoadBalancer> balancers = service.loadBalancers();
        if (DIVIDING.contains(strategy) && balancers.isEmpty() && !connected) {
            throw EcsErrors.invalid("The " + strategy
                    + " deployment strategy requires a load balancer or Service Connect to shift traffic.");
        }
        balancers.forEach(balancer -> twoGroups(caller, balancer));
    }

    private void twoGroups(Caller caller, LoadBalancer balancer) {
        AdvancedConfiguration advanced = balancer.advancedConfiguration();
        if (advanced == null
                || advanced.alternateTargetGroupArn() == null
                || advanced.productionListenerRule() == null
                || advanced.roleArn() == null) {
            throw EcsErrors.invalid("advancedConfiguration field is required for all loadBalancers when using a"
                    + " non-ROLLING deployment strategy.");
        }
        rule(caller, advanced.productionListenerRule());
        if (advanced.testListenerRule() != null) {
            rule(caller, advanced.testListenerRule());
        }
    }

    private void rule(Caller caller, String arn) {
        if (!traffic.routes(caller, arn)) {
            throw EcsErrors.invalid("The listener rule " + arn + " does not exist.");
        }
    }
}
