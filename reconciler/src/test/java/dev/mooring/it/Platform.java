package dev.mooring.it;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.SeededSecret;
import dev.mooring.simulator.Simulator;
import java.io.IOException;

/** An AWS in this JVM with what Terraform would have made for the example platform. */
final class Platform {
    private Platform() {}

    static Simulator start() throws IOException {
        Landscape landscape = Landscape.EMPTY;
        for (String environment : new String[] {"staging", "production"}) {
            landscape = landscape
                    .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/" + environment)
                    .withListener(
                            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/" + environment
                                    + "/5e1f0c2d3b4a6978/8c7d6e5f4a3b2c1d",
                            "vpc-" + environment)
                    .withSecret(new SeededSecret(
                            new Caller("123456789012", "us-east-1"),
                            environment + "/shop/db",
                            "{\"username\": \"shop\", \"password\": \"none\"}"));
        }
        return Simulator.builder().apis(new EveryApi(landscape)).start();
    }
}
