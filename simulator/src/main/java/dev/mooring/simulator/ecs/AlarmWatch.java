package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;

/**
 * Watches the CloudWatch alarms of deployments. One that is in ALARM as the deployment begins tells nothing about it, and so
 * the deployment's alarms are not watched at all (Amazon ECS Developer Guide, "How CloudWatch alarms detect Amazon ECS
 * deployment failures").
 */
final class AlarmWatch {
    private final Timeline timeline;
    private final Duration every;
    private final AlarmStates states;
    private final Deployer deployer;

    AlarmWatch(Timeline timeline, Duration every, AlarmStates states, Deployer deployer) {
        this.timeline = timeline;
        this.every = every;
        this.states = states;
        this.deployer = deployer;
    }

    /**
     * Watches the deployment under way until it ends or turns back.
     *
     * @param wake makes the scheduler look at what an alarm has changed
     */
    void begin(Ecs region, ServiceEntry service, Runnable wake) {
        DeploymentAlarms alarms = service.settings.deploymentConfiguration().alarms();
        if (alarms == null || !Boolean.TRUE.equals(alarms.enable())) {
            return;
        }
        ServiceDeploymentEntry deployment = service.primary().deployment;
        if (states.alarming(region.owner, alarms.alarmNames()).isEmpty()) {
            deployment.watchesAlarms = true;
            look(region.owner, service, deployment, alarms, wake);
        }
    }

    private void look(
            Caller owner,
            ServiceEntry service,
            ServiceDeploymentEntry deployment,
            DeploymentAlarms alarms,
            Runnable wake) {
        if (!deployment.canTurnBack()) {
            return;
        }
        Set<String> alarming = states.alarming(owner, alarms.alarmNames());
        if (alarming.isEmpty()) {
            timeline.after(every, () -> look(owner, service, deployment, alarms, wake));
            return;
        }
        deployment.triggeredAlarms.addAll(new TreeSet<>(alarming));
        String why = "because CloudWatch alarms were triggered: " + String.join(", ", deployment.triggeredAlarms) + ".";
        if (Boolean.TRUE.equals(alarms.rollback())) {
            deployer.turnBack(service, "alarm detected.", "Service deployment rolled back " + why);
        } else {
            deployer.giveUp(service, "alarm detected.", "Service deployment stopped " + why);
        }
        wake.run();
    }
}
