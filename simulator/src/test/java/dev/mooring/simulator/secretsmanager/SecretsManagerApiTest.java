package dev.mooring.simulator.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsManagerApiTest {
    private static final String NAME = "staging/orders/db";
    private static final String VALUE = "{\"password\": \"hunter2\"}";
    private static final String PARTIAL = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T12:00:00Z"));
    private Simulator simulator;
    private SimulatorClients clients;
    private SecretsManagerClient secrets;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().clock(clock).throttling(false).start();
        clients = new SimulatorClients(simulator.uri());
        secrets = clients.client(SecretsManagerClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    private CreateSecretResponse create(String name) {
        return secrets.createSecret(request -> request.name(name)
                .secretString(VALUE)
                .description("of the orders database")
                .tags(Tag.builder().key("team").value("checkout").build()));
    }

    private String value(String id) {
        return secrets.getSecretValue(request -> request.secretId(id)).secretString();
    }

    @Test
    void aSecretIsFoundByItsNameAndByItsArnWithAndWithoutItsSixCharacters() {
        CreateSecretResponse made = create(NAME);

        assertThat(made.arn()).matches(PARTIAL + NAME + "-[A-Za-z0-9]{6}");
        assertThat(List.of(NAME, made.arn(), PARTIAL + NAME))
                .allSatisfy(id -> assertThat(value(id)).isEqualTo(VALUE));
        assertThat(AwsError.of(() -> value(
                                NAME + "-" + made.arn().substring(made.arn().length() - 6)))
                        .type())
                .isEqualTo(ResourceNotFoundException.class);
    }

    @Test
    void aNameThatLooksLikeACompleteArnIsNotFoundByAPartialOne() {
        String arn = create("test-secret").arn();

        assertThat(value("test-secret")).isEqualTo(VALUE);
        assertThat(value(arn)).isEqualTo(VALUE);
        assertThat(AwsError.of(() -> value(PARTIAL + "test-secret")).type()).isEqualTo(ResourceNotFoundException.class);
    }

    @Test
    void aDescriptionTellsEverythingButTheValue() {
        CreateSecretResponse made = create(NAME);
        value(NAME);

        DescribeSecretResponse described = secrets.describeSecret(request -> request.secretId(NAME));

        assertThat(described.arn()).isEqualTo(made.arn());
        assertThat(described.description()).isEqualTo("of the orders database");
        assertThat(described.versionIdsToStages()).containsEntry(made.versionId(), List.of("AWSCURRENT"));
        assertThat(described.tags())
                .containsExactly(Tag.builder().key("team").value("checkout").build());
        assertThat(described.lastAccessedDate()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.DAYS));
        assertThat(described.toString()).doesNotContain("hunter2");
    }

    @Test
    void aNewValueTakesTheLabelAndTheOldOneIsThePrevious() {
        String first = create(NAME).versionId();
        String second = secrets.putSecretValue(request -> request.secretId(NAME).secretString("2"))
                .versionId();
        String third = secrets.updateSecret(request -> request.secretId(NAME).secretString("3"))
                .versionId();

        assertThat(value(NAME)).isEqualTo("3");
        assertThat(previous()).isEqualTo("2");
        assertThat(secrets.getSecretValue(request -> request.secretId(NAME).versionId(first))
                        .versionStages())
                .isEmpty();
        assertThat(secrets.listSecretVersionIds(request -> request.secretId(NAME))
                        .versions())
                .extracting(version -> version.versionId())
                .containsExactly(second, third);

        secrets.updateSecretVersionStage(request -> request.secretId(NAME)
                .versionStage("AWSCURRENT")
                .removeFromVersionId(third)
                .moveToVersionId(second));
        assertThat(value(NAME)).isEqualTo("2");
        assertThat(previous()).isEqualTo("3");
    }

    private String previous() {
        GetSecretValueResponse value =
                secrets.getSecretValue(request -> request.secretId(NAME).versionStage("AWSPREVIOUS"));
        return value.secretString();
    }

    @Test
    void theSameTokenMakesOneVersion() {
        CreateSecretResponse first = secrets.createSecret(
                request -> request.name(NAME).secretString("1").clientRequestToken(TOKEN));
        CreateSecretResponse again = secrets.createSecret(
                request -> request.name(NAME).secretString("1").clientRequestToken(TOKEN));

        assertThat(again.arn()).isEqualTo(first.arn());
        assertThat(again.versionId()).isEqualTo(first.versionId()).isEqualTo(TOKEN);
        AwsError other = AwsError.of(() -> secrets.putSecretValue(
                request -> request.secretId(NAME).secretString("other-value").clientRequestToken(TOKEN)));
        assertThat(other.type()).isEqualTo(ResourceExistsException.class);
        assertThat(other.message()).contains(TOKEN).doesNotContain("other-value");
    }

    @Test
    void aDeletedSecretSaysNothingAndCanBeRestoredUntilItsWindowEnds() {
        create(NAME);
        Instant end = secrets.deleteSecret(request -> request.secretId(NAME).recoveryWindowInDays(7L))
                .deletionDate();

        assertThat(end).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(AwsError.of(() -> value(NAME)))
                .isEqualTo(new AwsError(
                        400,
                        "InvalidRequestException",
                        "You can't perform this operation on the secret because it was marked for deletion.",
                        InvalidRequestException.class));
        assertThat(secrets.describeSecret(request -> request.secretId(NAME)).deletedDate())
                .isEqualTo(end);
        assertThat(AwsError.of(() -> create(NAME)).message()).contains("already scheduled for deletion");

        secrets.restoreSecret(request -> request.secretId(NAME));
        assertThat(value(NAME)).isEqualTo(VALUE);

        secrets.deleteSecret(request -> request.secretId(NAME).recoveryWindowInDays(7L));
        simulator.advance(Duration.ofDays(7));
        assertThat(AwsError.of(() -> secrets.describeSecret(request -> request.secretId(NAME)))
                        .type())
                .isEqualTo(ResourceNotFoundException.class);
    }

    @Test
    void aForcedDeletionFreesTheNameAtOnce() {
        String arn = create(NAME).arn();
        secrets.deleteSecret(request -> request.secretId(NAME).forceDeleteWithoutRecovery(true));

        assertThat(create(NAME).arn()).isNotEqualTo(arn);
        secrets.deleteSecret(request -> request.secretId("nobody").forceDeleteWithoutRecovery(true));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"6, , shorter than a week", "31, , longer than 30 days", "7, true, both at once"})
    void aWindowThatCannotBeIsRefused(long days, Boolean force, String why) {
        create(NAME);

        assertThat(AwsError.of(() -> secrets.deleteSecret(request -> request.secretId(NAME)
                                .recoveryWindowInDays(days)
                                .forceDeleteWithoutRecovery(force)))
                        .type())
                .as(why)
                .isEqualTo(InvalidParameterException.class);
    }

    @ParameterizedTest(name = "{0}={1}: {3}")
    @CsvSource({
        "name, staging/, 2, names match from the beginning",
        "name, Staging/, 0, in their own case",
        "name, !staging/, 1, a negation",
        "description, ORDERS, 2, descriptions match in any case",
        "tag-key, team, 2, keys of tags",
        "tag-value, check, 2, values of tags",
        "all, billing, 1, anything"
    })
    void listsAreNarrowed(String key, String value, int found, String why) {
        create(NAME);
        create("staging/shop/db");
        secrets.createSecret(request -> request.name("production/billing"));

        assertThat(secrets.listSecrets(request -> request.filters(
                                Filter.builder().key(key).values(value).build()))
                        .secretList())
                .as(why)
                .hasSize(found);
    }

    @Test
    void aBatchTellsWhatCannotBeReadBesideWhatCan() {
        create(NAME);

        var batch = secrets.batchGetSecretValue(request -> request.secretIdList(NAME, "nobody"));

        assertThat(batch.secretValues()).extracting(value -> value.name()).containsExactly(NAME);
        assertThat(batch.errors()).extracting(error -> error.errorCode()).containsExactly("ResourceNotFoundException");
    }

    @Test
    void bytesAndTextAreTwoThings() {
        secrets.createSecret(request -> request.name(NAME).secretBinary(SdkBytes.fromUtf8String("bytes")));

        assertThat(secrets.getSecretValue(request -> request.secretId(NAME))
                        .secretBinary()
                        .asUtf8String())
                .isEqualTo("bytes");
        assertThat(AwsError.of(() -> secrets.putSecretValue(request ->
                                request.secretId(NAME).secretString("a").secretBinary(SdkBytes.fromUtf8String("b"))))
                        .type())
                .isEqualTo(InvalidParameterException.class);
    }

    @Test
    void taggingFindsSecretsAndTheirPoliciesAreKept() {
        String arn = create(NAME).arn();
        secrets.untagResource(request -> request.secretId(NAME).tagKeys("team"));
        secrets.tagResource(request ->
                request.secretId(NAME).tags(Tag.builder().key("a").value("b").build()));
        secrets.putResourcePolicy(request -> request.secretId(NAME).resourcePolicy("{\"Statement\": []}"));

        ResourceGroupsTaggingApiClient tagging = clients.client(ResourceGroupsTaggingApiClient.builder());
        assertThat(tagging.getResources(request -> request.resourceTypeFilters("secretsmanager"))
                        .resourceTagMappingList())
                .singleElement()
                .extracting(ResourceTagMapping::resourceARN)
                .isEqualTo(arn);
        assertThat(secrets.getResourcePolicy(request -> request.secretId(NAME)).resourcePolicy())
                .contains("Statement");
        secrets.deleteResourcePolicy(request -> request.secretId(NAME));
        assertThat(secrets.getResourcePolicy(request -> request.secretId(NAME)).resourcePolicy())
                .isNull();
        assertThat(AwsError.of(() -> secrets.putResourcePolicy(
                                request -> request.secretId(NAME).resourcePolicy("no json")))
                        .type())
                .isEqualTo(MalformedPolicyDocumentException.class);
    }

    @Test
    void aRandomPasswordHasOneOfEachKindAndNothingThatWasExcluded() {
        GetRandomPasswordResponse made = secrets.getRandomPassword(
                request -> request.passwordLength(12L).excludePunctuation(true).excludeCharacters("abc"));

        assertThat(made.randomPassword())
                .matches("[A-Za-z0-9]{12}")
                .matches(".*[0-9].*")
                .doesNotContain("a", "b", "c");
    }

    /** Too long a value, a refused token, a broken name: whatever is complained of, it is not repeated. */
    @Test
    void noErrorAndNoJournalRepeatsAValue() {
        String value = "hunter2".repeat(10_000);
        AwsError tooLong = AwsError.of(
                () -> secrets.createSecret(request -> request.name(NAME).secretString(value)));
        assertThat(tooLong.code()).isEqualTo("ValidationException");
        assertThat(tooLong.message()).contains("Value at 'secretString'").doesNotContain("hunter2");

        create(NAME);
        assertThat(simulator.journal().after(0).toString())
                .contains("CreateSecret")
                .doesNotContain("hunter2");
    }
}
