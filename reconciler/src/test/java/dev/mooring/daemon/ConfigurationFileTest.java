package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.daemon.http.Token;
import dev.mooring.source.DirectorySource;
import dev.mooring.source.GitSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationFileTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void aFolderIsEnoughAndTheRestIsSafe() throws IOException {
        MooringConfiguration configuration = read("source: {directory: specs}").get();

        assertThat(configuration.environments()).isEmpty();
        assertThat(configuration.aws().endpoint()).isNull();
        assertThat(configuration.source().open(folder, Clock.systemUTC(), name -> Option.none()))
                .isInstanceOf(DirectorySource.class)
                .hasToString("specs");
    }

    @Test
    void gitIsReadWithItsDefaultsAndItsTokenFromTheEnvironment() throws IOException {
        MooringConfiguration configuration =
                read("source: {git: {url: 'https://git.example.com/x.git', path: /specs/, tokenEnv: GIT_TOKEN}}")
                        .get();

        try (var source = configuration
                .source()
                .open(folder, Clock.systemUTC(), name -> Option.when(name.equals("GIT_TOKEN"), "s3cr3t"))) {
            assertThat(source)
                    .isInstanceOf(GitSource.class)
                    .hasToString("https://git.example.com/x.git specs (branch main)");
            assertThat(source.interval()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void tokensAreReadWithTheirRoles() throws IOException {
        assertThat(read("{source: {directory: s}, tokens: [{name: ops, role: operator, sha256: %s}]}".formatted(DIGEST))
                        .get()
                        .tokens())
                .containsExactly(new Token("ops", Token.Role.OPERATOR, DIGEST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "environments: []                                               | source",
                "source: {}                                                     | either directory or git",
                "source: {directory: a, git: {url: b}}                          | either directory or git",
                "source: {git: {branch: main}}                                  | url",
                "{source: {directory: s}, tokens: [{name: a, role: owner, sha256: x}]}  | role",
                "{source: {directory: s}, tokens: [{name: a, role: viewer, sha256: x}]} | hexadecimal",
                "{source: {directory: s}, enviroments: [x]}                     | environments",
                "{source: {directory: s}, server: {applicationConnectors: [{type: http, port: 1}]}} | loopback",
                "{source: {directory: s}, server: {type: simple, connector: {type: http, port: 1}}} | loopback",
            })
    void whatIsWrongIsSaid(String yaml, String told) throws IOException {
        assertThat(read(yaml).getLeft()).contains(told);
    }

    @Test
    void withTokensItMayListenEverywhere() throws IOException {
        assertThat(
                        read("{source: {directory: s}, server: {applicationConnectors: [{type: http, port: 1}]}, tokens: [{name: a, role: viewer, sha256: %s}]}"
                                        .formatted(DIGEST))
                                .isRight())
                .isTrue();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(ConfigurationFile.read(folder.resolve("no.yaml")).getLeft()).contains("no.yaml");
    }

    private Either<String, MooringConfiguration> read(String yaml) throws IOException {
        return ConfigurationFile.read(Files.writeString(folder.resolve("config.yaml"), yaml));
    }
}
