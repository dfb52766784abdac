package dev.mooring.simulator.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SsmApiTest {
    private static final String NAME = "/staging/orders/token";
    private static final String ARN = "arn:aws:ssm:us-east-1:123456789012:parameter" + NAME;

    private Simulator simulator;
    private SimulatorClients clients;
    private SsmClient ssm;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().throttling(false).start();
        clients = new SimulatorClients(simulator.uri());
        ssm = clients.client(SsmClient.builder());
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

    private PutParameterResponse put(String name, String type, String value) {
        return ssm.putParameter(request -> request.name(name).type(type).value(value));
    }

    private PutParameterResponse overwrite(String value) {
        return ssm.putParameter(request -> request.name(NAME).value(value).overwrite(true));
    }

    private Parameter get(String name) {
        return ssm.getParameter(request -> request.name(name).withDecryption(true))
                .parameter();
    }

    @Test
    void aParameterIsReadByNameVersionLabelAndArn() {
        put(NAME, "String", "one");
        overwrite("two");
        ssm.labelParameterVersion(
                request -> request.name(NAME).parameterVersion(1L).labels("stable", "9not", "aws-not"));

        assertThat(get(NAME).value()).isEqualTo("two");
        assertThat(get(ARN).value()).isEqualTo("two");
        assertThat(get(NAME + ":1").value()).isEqualTo("one");
        assertThat(get(NAME + ":stable")).satisfies(parameter -> {
            assertThat(parameter.value()).isEqualTo("one");
            assertThat(parameter.selector()).isEqualTo(":stable");
        });
        assertThat(AwsError.of(() -> get(NAME + ":7")).code()).isEqualTo("ParameterVersionNotFound");
        assertThat(AwsError.of(() -> get("/nobody")).code()).isEqualTo("ParameterNotFound");
    }

    @Test
    void aSecureValueStaysEncryptedUnlessAskedFor() {
        put(NAME, "SecureString", "hunter2");

        assertThat(ssm.getParameter(request -> request.name(NAME)).parameter().value())
                .isNotEqualTo("hunter2")
                .startsWith("AQICAH");
        assertThat(get(NAME).value()).isEqualTo("hunter2");
        assertThat(described("Name", NAME)).singleElement().satisfies(parameter -> {
            assertThat(parameter.keyId()).isEqualTo("alias/aws/ssm");
            assertThat(parameter.toString()).doesNotContain("hunter2");
        });
    }

    private List<ParameterMetadata> described(String key, String value) {
        return ssm.describeParameters(request -> request.parameterFilters(
                        ParameterStringFilter.builder().key(key).values(value).build()))
                .parameters();
    }

    @Test
    void whatAnOverwriteLeavesOutStays() {
        ssm.putParameter(request -> request.name(NAME)
                .type("String")
                .value("1")
                .description("a number")
                .allowedPattern("\\d+")
                .tier("Advanced"));

        assertThat(overwrite("2").version()).isEqualTo(2);
        assertThat(described("Name", NAME)).singleElement().satisfies(parameter -> {
            assertThat(parameter.description()).isEqualTo("a number");
            assertThat(parameter.tierAsString()).isEqualTo("Advanced");
            assertThat(parameter.version()).isEqualTo(2);
        });
        AwsError pattern = AwsError.of(() -> overwrite("hunter"));
        assertThat(pattern.code()).isEqualTo("ParameterPatternMismatchException");
        assertThat(pattern.message()).doesNotContain("hunter");
        assertThat(AwsError.of(() -> put(NAME, "String", "3")).code()).isEqualTo("ParameterAlreadyExists");
        assertThat(AwsError.of(() -> ssm.putParameter(request -> request.name(NAME)
                                .type("SecureString")
                                .value("3")
                                .overwrite(true)))
                        .code())
                .isEqualTo("HierarchyTypeMismatchException");
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "orders/token, String, Parameter name must be a fully qualified name., a path begins with a slash",
        "/aws/token, String, No access to reserved parameter name: /aws/token., AWS's own",
        "ssm-token, String, can't be prefixed with, AWS's own too",
        "/staging/a b, String, Invalid parameter name, a space",
        "/staging/token, , A parameter type is required when you create a parameter., a new one has a type"
    })
    void aParameterThatCannotBeIsRefused(String name, String type, String message, String why) {
        assertThat(AwsError.of(() -> put(name, type, "x")).message()).as(why).contains(message);
    }

    @Test
    void aLongValueNeedsTheAdvancedTier() {
        String value = "hunter2".repeat(1000);

        AwsError refused = AwsError.of(() -> put(NAME, "String", value));
        assertThat(refused.message()).contains("4096").doesNotContain("hunter2");
        assertThat(ssm.putParameter(request ->
                                request.name(NAME).type("String").value(value).tier("Intelligent-Tiering"))
                        .tierAsString())
                .isEqualTo("Advanced");
        assertThat(AwsError.of(() -> ssm.putParameter(request ->
                                request.name(NAME).value("1").tier("Standard").overwrite(true)))
                        .message())
                .contains("You can't downgrade");
    }

    @Test
    void pathsAreReadOneLevelDeepOrWhole() {
        put(NAME, "String", "1");
        put("/staging/level", "String", "2");
        put("root", "String", "3");

        assertThat(byPath("/staging", false)).containsExactly("/staging/level");
        assertThat(byPath("/staging/", true)).containsExactly("/staging/level", NAME);
        assertThat(byPath("/", false)).containsExactly("root");
    }

    private List<String> byPath(String path, boolean recursive) {
        return ssm.getParametersByPath(request -> request.path(path).recursive(recursive)).parameters().stream()
                .map(Parameter::name)
                .toList();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {4}")
    @CsvSource({
        "Name, Equals, /root, 1, at the root the slash is nothing",
        "Name, Equals, root, 1, with or without",
        "Name, BeginsWith, /staging, 2, from the beginning",
        "Name, Contains, orders, 1, within",
        "Path, Recursive, /staging, 2, below",
        "Path, OneLevel, /staging, 1, right below",
        "Type, Equals, SecureString, 1, by type",
        "KeyId, Equals, alias/aws/ssm, 1, by key",
        "tag:team, Equals, checkout, 1, by tag"
    })
    void descriptionsAreNarrowed(String key, String option, String value, int found, String why) {
        ssm.putParameter(request -> request.name(NAME)
                .type("SecureString")
                .value("1")
                .tags(Tag.builder().key("team").value("checkout").build()));
        put("/staging/level", "String", "2");
        put("root", "String", "3");

        assertThat(ssm.describeParameters(request -> request.parameterFilters(ParameterStringFilter.builder()
                                .key(key)
                                .option(option)
                                .values(value)
                                .build()))
                        .parameters())
                .as(why)
                .hasSize(found);
    }

    @Test
    void pagesHoldTenUnlessMoreAreAskedFor() {
        IntStream.range(0, 12).forEach(i -> put("/p/" + i, "String", "x"));

        assertThat(ssm.describeParameters(request -> {}).parameters()).hasSize(10);
        assertThat(ssm.describeParameters(request -> request.maxResults(50)).parameters())
                .hasSize(12);
        assertThat(ssm.describeParametersPaginator(request -> {}).stream().flatMap(page -> page.parameters().stream()))
                .hasSize(12);
    }

    @Test
    void theHistoryKeepsAHundredAndNeverDropsALabel() {
        put(NAME, "String", "0");
        IntStream.rangeClosed(1, 100).forEach(i -> overwrite(Integer.toString(i)));

        List<ParameterHistory> history = ssm.getParameterHistoryPaginator(request -> request.name(NAME)).stream()
                .flatMap(page -> page.parameters().stream())
                .toList();
        assertThat(history).hasSize(100);
        assertThat(history.getFirst().version()).isEqualTo(2);

        ssm.labelParameterVersion(
                request -> request.name(NAME).parameterVersion(2L).labels("kept"));
        assertThat(AwsError.of(() -> overwrite("x")).code()).isEqualTo("ParameterMaxVersionLimitExceeded");
        ssm.unlabelParameterVersion(
                request -> request.name(NAME).parameterVersion(2L).labels("kept"));
        assertThat(overwrite("x").version()).isEqualTo(102);
    }

    @Test
    void severalAreReadAndDeletedTogether() {
        put(NAME, "String", "1");

        GetParametersResponse read = ssm.getParameters(request -> request.names(NAME, "/nobody"));
        assertThat(read.parameters()).extracting(Parameter::name).containsExactly(NAME);
        assertThat(read.invalidParameters()).containsExactly("/nobody");
        assertThat(ssm.deleteParameters(request -> request.names(NAME, "/nobody"))
                        .deletedParameters())
                .containsExactly(NAME);
        assertThat(AwsError.of(() -> ssm.deleteParameter(request -> request.name(NAME)))
                        .code())
                .isEqualTo("ParameterNotFound");
    }

    @Test
    void taggingFindsParameters() {
        put(NAME, "String", "1");
        ssm.addTagsToResource(request -> request.resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId(NAME)
                .tags(Tag.builder().key("team").value("checkout").build()));

        ResourceGroupsTaggingApiClient tagging = clients.client(ResourceGroupsTaggingApiClient.builder());
        assertThat(tagging.getResources(request -> request.resourceTypeFilters("ssm"))
                        .resourceTagMappingList())
                .singleElement()
                .extracting(ResourceTagMapping::resourceARN)
                .isEqualTo(ARN);
        ssm.removeTagsFromResource(request -> request.resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId(NAME)
                .tagKeys("team"));
        assertThat(ssm.listTagsForResource(request -> request.resourceType(ResourceTypeForTagging.PARAMETER)
                                .resourceId(NAME))
                        .tagList())
                .isEmpty();
        assertThat(AwsError.of(() -> ssm.listTagsForResource(
                                request -> request.resourceType(ResourceTypeForTagging.PARAMETER)
                                        .resourceId("/nobody")))
                        .code())
                .isEqualTo("InvalidResourceId");
    }
}
