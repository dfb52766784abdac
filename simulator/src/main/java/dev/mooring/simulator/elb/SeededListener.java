package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;

/**
 * A listener that exists before the first call, and the load balancer that its ARN names: what Terraform would have made.
 *
 * @param listenerArn {@code arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/NAME/ID/ID}
 */
public record SeededListener(String listenerArn, String vpcId, int port) {

    public SeededListener {
        if (!listenerArn.matches(
                "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:listener/(app|net)/[^/]+/[^/]+/[^/]+")) {
            throw new IllegalArgumentException("not a listener ARN: " + listenerArn);
        }
    }

    Caller owner() {
        String[] parts = listenerArn.split(":", 6);
        return new Caller(parts[4], parts[3]);
    }

    String loadBalancerArn() {
        return listenerArn.substring(0, listenerArn.lastIndexOf('/')).replace(":listener/", ":loadbalancer/");
    }

    String loadBalancerName() {
        return listenerArn.split("/", -1)[2];
    }

    boolean network() {
        return listenerArn.contains(":listener/net/");
    }
}
