package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;
import java.util.Map;

/** What ECS asks of load balancing to move traffic from one revision of a service to another. */
public interface TrafficRouter {

    /** Whether there is a rule, or a listener, of this ARN. */
    boolean routes(Caller caller, String ruleOrListenerArn);

    /**
     * Makes a rule, or a listener by default, forward to these target groups alone; does nothing where it is gone.
     *
     * @param weights of each target group, by ARN, 0 to 999
     */
    void forward(Caller caller, String ruleOrListenerArn, Map<String, Integer> weights);
}
