package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlanJson;
import dev.mooring.plan.PlanPrinter;
import dev.mooring.plan.PlannedChange;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.simulator.journal.Calls;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** No rollout begins whose tasks could not be given their secrets; and nobody polls for secrets. */
final class SecretPolicyTest {
    private static final String DESCRIBE = "secretsmanager:DescribeSecret";
    private static final String LIST = "ssm:DescribeParameters";
    private static final String SECRET = "DB_PASSWORD: {secret: staging/orders/db, key: password}";
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    private static final String PARAMETER = "TOKEN: {parameter: /staging/orders/token}";

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
        platform.secretsByHand();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_service_whose_secret_is_not_there_is_blocked_and_starts_when_somebody_makes_it() {
        String documents = service("orders:1", SECRET);

        Calls refused = platform.pass(documents);

        assertThat(refused.operations()).doesNotContainKeys("ecs:CreateService", "ecs:RegisterTaskDefinition");
        assertThat(change(documents)).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(Reason.SECRET_MISSING);
            assertThat(blocked.message())
                    .contains(
                            "staging/specs.yaml:8:",
                            "DB_PASSWORD",
                            "secret staging/orders/db",
                            "is not in Secrets Manager of 123456789012 in us-east-1",
                            "create it, or correct the name");
        });

        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");
        assertThat(platform.pass(documents).operations()).containsEntry("ecs:CreateService", 1L);
        platform.converge(documents);
    }

    @Test
    void a_rollout_is_held_back_with_no_write_and_goes_on_by_itself_once_the_parameter_is_there() {
        platform.converge(service("orders:1", ""));
        String next = service("orders:2", PARAMETER);

        assertThat(platform.pass(next).writes()).isZero();
        assertThat(change(next))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.message())
                                .contains("parameter /staging/orders/token", "is not in the Parameter Store"));

        platform.makeParameter("/staging/orders/token", "hunter2");
        assertThat(platform.pass(next).operations()).containsEntry("ecs:UpdateService", 1L);
    }

    @Test
    void what_starts_nothing_goes_on_beside_a_missing_secret() {
        platform.converge(service("orders:1", ""));

        Change change = change(service("orders:2", SECRET) + "  replicas: 3\n");

        assertThat(change).isInstanceOfSatisfying(Change.Update.class, update -> {
            assertThat(update.drift().topLevel()).containsExactly("desiredCount");
            assertThat(update.withheld().get().reason()).isEqualTo(Reason.SECRET_MISSING);
        });
    }

    @Test
    void twenty_steady_passes_ask_nothing_and_a_rotated_secret_starts_no_rollout() {
        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");
        platform.makeParameter("/staging/orders/token", "hunter2");
        String documents = service("orders:1", SECRET + ", " + PARAMETER);
        platform.converge(documents);
        long mark = platform.simulator.journal().mark();

        for (int pass = 0; pass < 10; pass++) {
            platform.pass(documents);
        }
        secrets()
                .putSecretValue(
                        request -> request.secretId("staging/orders/db").secretString("{\"password\": \"hunter3\"}"));
        for (int pass = 0; pass < 10; pass++) {
            platform.pass(documents);
        }

        Calls calls = platform.simulator.journal().after(mark);
        assertThat(calls.operations().keySet())
                .contains("ecs:DescribeServices")
                .noneMatch(operation -> operation.startsWith("ssm:"))
                .filteredOn(operation -> operation.startsWith("secretsmanager:"))
                .containsExactly("secretsmanager:PutSecretValue");
        assertThat(calls.writes()).as("the rotation alone").isEqualTo(1);
    }

    /** Two services, five secrets of which two are the same, sixty parameters. */
    @Test
    void secrets_are_asked_for_once_a_pass_and_parameters_in_batches() {
        StringBuilder parameters = new StringBuilder();
        for (int number = 0; number < 60; number++) {
            parameters
                    .append(", P")
                    .append(number)
                    .append(": {parameter: /p/")
                    .append(number)
                    .append('}');
        }
        String documents =
                service("orders:1", "A: {secret: a}, B: {secret: b}, C: {secret: c, key: x}" + parameters) + "---\n"
                        + service("billing:1", "A: {secret: a}, D: {secret: d}").replace("orders}", "billing}");

        Calls calls = platform.pass(documents);

        assertThat(calls.operations()).containsEntry(DESCRIBE, 4L).containsEntry(LIST, 3L);
        assertThat(calls.operations().keySet())
                .doesNotContain("secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters");
    }

    @Test
    void what_aws_rolled_back_is_not_asked_about_either() {
        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");
        platform.converge(service("orders:1", SECRET));
        String broken = service("orders:2-crash", SECRET);
        platform.pass(broken);
        platform.rest();
        platform.pass(broken);
        assertThat(change(broken))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(Reason.ROLLED_BACK));

        assertThat(platform.pass(broken).operations()).doesNotContainKey(DESCRIBE);
    }

    @Test
    void a_secret_that_is_to_be_deleted_or_has_no_value_is_as_good_as_missing() {
        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");
        secrets().deleteSecret(request -> request.secretId("staging/orders/db"));
        assertThat(blockedMessage(SECRET)).contains("is scheduled for deletion (DeletedDate 2026-", "restore-secret");

        secrets().restoreSecret(request -> request.secretId("staging/orders/db"));
        assertThat(change(service("orders:1", SECRET))).isInstanceOf(Change.Create.class);
        assertThat(change(service("orders:1", "A: {secret: \"" + ARN + "staging/orders/db:password:AWSPENDING:\"}")))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.message()).contains("has no value labelled AWSPENDING"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "A: {secret: 'arn:aws:secretsmanager:us-east-1:999999999999:secret:db-AbCdEf'} | another account's",
                "A: {secret: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf'} | another Region's",
                "A: {parameter: 'arn:aws:ssm:eu-west-1:123456789012:parameter/a'} | another Region's parameter",
                "A: {parameter: /aws/service/ami-amazon-linux-latest/x} | what AWS publishes",
                "A: {parameter: /aws/reference/secretsmanager/db} | a secret under a parameter's name"
            })
    void what_lies_elsewhere_is_not_asked_about(String secret, String why) {
        Calls calls = platform.pass(service("orders:1", secret));

        assertThat(calls.operations())
                .as(why)
                .containsEntry("ecs:CreateService", 1L)
                .doesNotContainKeys(DESCRIBE, LIST);
    }

    @Test
    void a_name_that_looks_like_a_complete_arn_is_told_so() {
        platform.makeSecret("staging/orders/test-secret", "x");

        assertThat(blockedMessage("A: {secret: staging/orders/test-secret}"))
                .contains("ends in a hyphen and six characters", "state its complete ARN");
    }

    @Test
    void a_parameter_at_the_root_is_found_with_and_without_its_slash() {
        platform.makeParameter("root", "x");

        assertThat(change(service("orders:1", "A: {parameter: root}, B: {parameter: /root}")))
                .isInstanceOf(Change.Create.class);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "SERVER_ERROR, secretsmanager:DescribeSecret",
        "THROTTLE, secretsmanager:DescribeSecret",
        "SERVER_ERROR, ssm:DescribeParameters",
        "THROTTLE, ssm:DescribeParameters"
    })
    void what_could_not_be_read_is_neither_there_nor_missing(Fault fault, String operation) {
        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");
        platform.makeParameter("/staging/orders/token", "hunter2");
        String documents = service("orders:1", SECRET + ", " + PARAMETER);
        platform.simulator.faults().install(FaultPlan.of(FaultRule.always(fault, operation)));

        assertThat(platform.pass(documents).operations()).doesNotContainKey("ecs:CreateService");
        assertThat(change(documents)).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(blocked.message()).contains("staging/orders/", operation);
        });

        platform.simulator.faults().install(FaultPlan.NONE);
        platform.converge(documents);
    }

    @ParameterizedTest
    @CsvSource({
        "secretsmanager:DescribeSecret, secret staging/orders/db",
        "ssm:DescribeParameters, parameter /staging/orders/token"
    })
    void what_we_may_not_ask_stops_nothing_and_is_told(String operation, String secret) {
        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");
        platform.makeParameter("/staging/orders/token", "hunter2");
        String documents = service("orders:1", SECRET + ", " + PARAMETER);
        platform.simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, operation)));

        Plan plan = platform.plan(documents);

        assertThat(service(plan).change()).isInstanceOf(Change.Create.class);
        assertThat(PlanPrinter.text(plan, false))
                .contains("note: whether " + secret + " is there is not known: Mooring may not call " + operation);
        assertThat(PlanJson.of(plan).toString()).contains("\"note\":\"whether " + secret);
        assertThat(platform.pass(documents).operations()).containsEntry("ecs:CreateService", 1L);
    }

    @Test
    void no_plan_tells_what_a_secret_says() {
        platform.makeSecret("staging/orders/db", "{\"password\": \"hunter2\"}");

        assertThat(PlanPrinter.text(platform.plan(service("orders:1", SECRET)), false))
                .doesNotContain("hunter2");
    }

    private SecretsManagerClient secrets() {
        return platform.session().secretsManager();
    }

    private String blockedMessage(String secrets) {
        return ((Change.Blocked) change(service("orders:1", secrets))).message();
    }

    private Change change(String documents) {
        return service(platform.plan(documents)).change();
    }

    private static PlannedChange service(Plan plan) {
        return plan.changes()
                .filter(planned -> planned.id().type().equals("ecs/service"))
                .head();
    }

    private static String service(String image, String secrets) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: registry/%s
                  cpu: 256
                  memory: 512
                  secrets: {%s}
                """.formatted(image, secrets);
    }
}
