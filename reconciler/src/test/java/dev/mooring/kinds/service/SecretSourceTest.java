package dev.mooring.kinds.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Specs;
import dev.mooring.kinds.service.SecretSource.Store;
import dev.mooring.resource.SecretUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a {@code valueFrom} reads, and where a manifest writes it. */
final class SecretSourceTest {
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        SECRET + "a/b-AbCdEf, a/b-AbCdEf, , , , a complete ARN",
        SECRET + "a/b, a/b, , , , a partial one",
        SECRET + "a/b:password::, a/b, password, , , with a key",
        SECRET + "a/b::AWSPREVIOUS:, a/b, , AWSPREVIOUS, , with a label",
        SECRET + "a/b:password:AWSPREVIOUS:0123, a/b, password, AWSPREVIOUS, 0123, with everything"
    })
    void a_secret_is_taken_apart(String valueFrom, String name, String key, String stage, String version, String why) {
        SecretSource source = SecretSource.of(valueFrom);

        assertThat(source.store()).as(why).isEqualTo(Store.SECRETS_MANAGER);
        assertThat(source.id()).isEqualTo(SECRET + name);
        assertThat(source.name()).isEqualTo(name);
        assertThat(source.region()).containsExactly("us-east-1");
        assertThat(source.account()).containsExactly("123456789012");
        assertThat(source.key().getOrNull()).isEqualTo(key);
        assertThat(source.stage().getOrNull()).isEqualTo(stage);
        assertThat(source.version().getOrNull()).isEqualTo(version);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "arn:aws:ssm:eu-west-1:123456789012:parameter/a/b, /a/b, eu-west-1, an ARN",
        "arn:aws:ssm:eu-west-1:123456789012:parameter/a/b:3, /a/b, eu-west-1, of one version",
        "/a/b, /a/b, , a path beside the task",
        "token, token, , a name beside the task"
    })
    void a_parameter_is_taken_apart(String valueFrom, String name, String region, String why) {
        SecretSource source = SecretSource.of(valueFrom);

        assertThat(source.store()).as(why).isEqualTo(Store.PARAMETER_STORE);
        assertThat(source.id()).isEqualTo(name);
        assertThat(source.region().getOrNull()).isEqualTo(region);
    }

    /** These very texts are in task definitions that run: another one would start a rollout of every service at an upgrade. */
    @Test
    void a_spec_names_its_secrets_as_it_always_did_and_each_knows_its_line() {
        assertThat(Specs.primary("""
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: registry/orders:1
                  cpu: 256
                  memory: 512
                  secrets:
                    A: {secret: staging/orders/db, key: password}
                    B: {parameter: /staging/token}
                  sidecars:
                    - name: proxy
                      image: registry/proxy:1
                      secrets: {C: {secret: "%sproxy-AbCdEf"}}
                  logs: {driver: splunk, options: {splunk-url: https://splunk}, secretOptions: {splunk-token: {parameter: t}}}
                  overrides:
                    taskDefinition:
                      containerDefinitions:
                        - name: orders
                          secrets: [{name: D, valueFrom: /overridden}]
                          repositoryCredentials: {credentialsParameter: registry}
                """.formatted(SECRET)).secrets())
                .containsExactlyInAnyOrder(
                        new SecretUse("A", SECRET + "staging/orders/db:password::", "spec.secrets.A.secret"),
                        new SecretUse(
                                "B",
                                "arn:aws:ssm:us-east-1:123456789012:parameter/staging/token",
                                "spec.secrets.B.parameter"),
                        new SecretUse("C", SECRET + "proxy-AbCdEf", "spec.sidecars[0].secrets.C.secret"),
                        new SecretUse(
                                "splunk-token",
                                "arn:aws:ssm:us-east-1:123456789012:parameter/t",
                                "spec.logs.secretOptions.splunk-token.parameter"),
                        new SecretUse(
                                "splunk-token",
                                "arn:aws:ssm:us-east-1:123456789012:parameter/t",
                                "spec.logs.secretOptions.splunk-token.parameter"),
                        new SecretUse("D", "/overridden", "spec.overrides.taskDefinition.containerDefinitions"),
                        new SecretUse(
                                "repositoryCredentials",
                                SECRET + "registry",
                                "spec.overrides.taskDefinition.containerDefinitions"));
    }
}
