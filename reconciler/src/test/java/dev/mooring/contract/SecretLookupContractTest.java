package dev.mooring.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mooring.resource.SecretState;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What is learned of secrets before a rollout, by the {@code valueFrom} that ECS would be given, on every AWS at hand. */
@ParameterizedClass(name = "{0}")
@EnumSource(Emulator.class)
@ExtendWith(Emulators.Resolver.class)
final class SecretLookupContractTest {
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    private static final String PARAMETER = "arn:aws:ssm:us-east-1:123456789012:parameter/";

    @Parameter
    Emulator emulator = Emulator.SIMULATOR;

    private Site site;
    private SecretsManagerClient secrets;
    private SsmClient ssm;

    @BeforeEach
    void open(Emulators emulators) {
        assumeTrue(emulator.has("secretsmanager") && emulator.has("ssm"), () -> emulator.word() + " has no secrets");
        Option<String> missing = emulators.missing(emulator);
        assumeTrue(missing.isEmpty(), missing::get);
        site = emulators.open(emulator);
        secrets = site.aws().secretsManager();
        ssm = site.aws().ssm();
    }

    @AfterEach
    void close() {
        Option.of(site).peek(Site::close);
    }

    private Map<String, SecretState> states(String... sources) {
        return site.actuator("ecs/service").secrets(HashSet.of(sources));
    }

    private void assertUsable(String... sources) {
        assertThat(states(sources))
                .isEqualTo(HashSet.of(sources).toMap(source -> source, source -> new SecretState.Usable()));
    }

    private void assertMissing(String why, String source) {
        assertThat(states(source).get(source).get())
                .isInstanceOfSatisfying(
                        SecretState.Missing.class,
                        state -> assertThat(state.why()).contains(why));
    }

    @Test
    void a_secret_is_known_by_its_arn_with_and_without_its_six_characters() {
        String arn = secrets.createSecret(request -> request.name("contract/db").secretString("{}"))
                .arn();

        assertUsable(arn, SECRET + "contract/db", SECRET + "contract/db:password::", arn + ":password:AWSCURRENT:");
    }

    @Test
    void what_nobody_made_is_missing() {
        assertMissing("is not in Secrets Manager", SECRET + "contract/nothing");
        assertMissing("is not in the Parameter Store", PARAMETER + "contract/nothing");
    }

    @Test
    void a_secret_that_is_to_be_deleted_is_missing_until_it_is_restored() {
        secrets.createSecret(request -> request.name("contract/going").secretString("x"));
        secrets.deleteSecret(request -> request.secretId("contract/going"));
        assertMissing("is scheduled for deletion", SECRET + "contract/going");

        secrets.restoreSecret(request -> request.secretId("contract/going"));
        assertUsable(SECRET + "contract/going");
    }

    @Test
    void a_secret_without_a_value_is_missing_until_it_has_one() {
        secrets.createSecret(request -> request.name("contract/empty"));
        assertMissing("has no value labelled AWSCURRENT", SECRET + "contract/empty");

        secrets.putSecretValue(request -> request.secretId("contract/empty").secretString("x"));
        assertUsable(SECRET + "contract/empty");
        assertMissing("has no value labelled AWSPENDING", SECRET + "contract/empty::AWSPENDING:");
    }

    @Test
    void a_name_that_looks_like_a_complete_arn_is_found_by_the_complete_one_alone() {
        assumeTrue(emulator == Emulator.SIMULATOR, () -> emulator.word() + " finds test-secret by its partial ARN too");
        String arn = secrets.createSecret(
                        request -> request.name("contract/test-secret").secretString("x"))
                .arn();

        assertUsable(arn);
        assertMissing("is not in Secrets Manager", SECRET + "contract/test-secret");
    }

    @Test
    void parameters_are_known_by_name_and_arn_be_they_at_the_root_or_below() {
        for (String name : Vector.of("contract", "/contract/orders/token")) {
            ssm.putParameter(request -> request.name(name)
                    .value("x")
                    .type(ParameterType.SECURE_STRING)
                    .overwrite(true));
        }

        assertUsable(
                "contract",
                "/contract",
                PARAMETER + "contract",
                "/contract/orders/token",
                PARAMETER + "contract/orders/token",
                PARAMETER + "contract/orders/token:1");
        assertMissing("is not in the Parameter Store", PARAMETER + "contract/orders");
    }

    @Test
    void more_parameters_than_a_page_holds_are_all_found() {
        Vector<String> names = Vector.range(0, 60).map(number -> "/contract/many/" + number);
        names.forEach(name -> ssm.putParameter(request ->
                request.name(name).value("x").type(ParameterType.STRING).overwrite(true)));

        assertUsable(names.toJavaArray(String[]::new));
    }
}
