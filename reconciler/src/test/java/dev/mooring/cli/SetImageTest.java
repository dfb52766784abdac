package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetImageTest {
    private static final String REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path specs;

    @BeforeEach
    void writeTwoEnvironments() throws IOException {
        write("base/fulfilment.yaml", service("fulfilment", "  image: REGISTRY/fulfilment:1\n" + BODY));
        for (String environment : new String[] {"staging", "production"}) {
            write(environment + "/environment.yaml", """
                    apiVersion: mooring.dev/v1
                    kind: Environment
                    metadata: {name: ENVIRONMENT}
                    spec:
                      account: "123456789012"
                      region: us-east-1
                      bases: [../base]
                      cluster: ENVIRONMENT
                      network: {subnets: [subnet-a], securityGroups: [sg-a]}
                      roles: {execution: "arn:aws:iam::123456789012:role/e"}
                    """.replace("ENVIRONMENT", environment));
            write(
                    environment + "/orders.yaml",
                    service("orders", "  image: 'REGISTRY/orders:1'   # the build writes this\n" + BODY));
        }
        write("staging/audit.yaml", service("audit", "  image: REGISTRY/audit:1\n" + BODY));
    }

    private static final String BODY = "  cpu: 256\n  memory: 512\n";

    @Test
    void onlyTheImageOfThatEnvironmentChanges() throws IOException {
        String before = read("staging/orders.yaml");

        assertThat(run("set-image", specs.toString(), "-e", "staging", "orders=" + REGISTRY + "orders:2"))
                .as(err.toString())
                .isZero();

        assertThat(read("staging/orders.yaml")).isEqualTo(before.replace("orders:1", "orders:2"));
        assertThat(read("production/orders.yaml")).isEqualTo(before);
        assertThat(out.toString()).contains("staging orders: " + REGISTRY + "orders:1 → " + REGISTRY + "orders:2");
    }

    @Test
    void theSameAgainIsNoChange() throws IOException {
        run("set-image", specs.toString(), "-e", "staging", "orders=" + REGISTRY + "orders:1");

        assertThat(out.toString()).contains("Nothing to change");
    }

    @Test
    void severalAtOnceAndTheEnvironmentIsKnownWhereOnlyOneHasThem() throws IOException {
        assertThat(run("set-image", specs.toString(), "audit=" + REGISTRY + "audit:2"))
                .isZero();
        assertThat(run(
                        "set-image",
                        specs.toString(),
                        "--environment=staging",
                        "audit=" + REGISTRY + "audit:3",
                        "orders=" + REGISTRY + "orders@sha256:" + "a".repeat(64)))
                .isZero();

        assertThat(read("staging/audit.yaml")).contains("audit:3");
        assertThat(read("staging/orders.yaml")).contains("'" + REGISTRY + "orders@sha256:aaa");
    }

    @Test
    void everythingUnknownIsToldAndNothingIsWritten() throws IOException {
        assertThat(run("set-image", specs.toString(), "-e", "production", "odrers=x:1", "audit=x:1", "orders=x:1"))
                .isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "mooring: there is no service odrers in production; there is fulfilment, orders",
                        "mooring: there is no service audit in production; there is fulfilment, orders");
        assertThat(read("production/orders.yaml")).contains("orders:1");
    }

    @Test
    void aServiceOfTwoEnvironmentsNeedsOneNamed() {
        assertThat(run("set-image", specs.toString(), "orders=x:1")).isEqualTo(1);

        assertThat(err.toString()).contains("production and in staging").contains("--environment");
    }

    @Test
    void anImageThatAnotherEnvironmentTakesFromTheSameBaseIsNotChangedForOne() throws IOException {
        assertThat(run("set-image", specs.toString(), "-e", "staging", "fulfilment=x:2"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("base/fulfilment.yaml:6:10").contains("that of production too");
        assertThat(read("base/fulfilment.yaml")).contains("fulfilment:1");
    }

    @Test
    void whatIsNoImageIsToldWithItsPlaceAndNotWritten() throws IOException {
        assertThat(run("set-image", specs.toString(), "-e", "staging", "orders=no image"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("orders.yaml:6:10: ").contains("image");
        assertThat(read("staging/orders.yaml")).contains("orders:1");
    }

    private static String service(String name, String spec) {
        return "apiVersion: mooring.dev/v1\nkind: Service\nmetadata:\n  name: " + name + "\nspec:\n"
                + spec.replace("REGISTRY/", REGISTRY);
    }

    private int run(String... arguments) {
        PrintWriter printer = new PrintWriter(out, true);
        return Mooring.run(
                new Terminal(printer, new PrintWriter(err, true), false, false, false), new Shutdown(), arguments);
    }

    private String read(String file) throws IOException {
        return Files.readString(specs.resolve(file));
    }

    private void write(String file, String text) throws IOException {
        Path path = specs.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
