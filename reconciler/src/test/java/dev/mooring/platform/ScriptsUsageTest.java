package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScriptsUsageTest {
    @TempDir
    private Path home;

    static Stream<String> scripts() {
        return Repository.files(Repository.ROOT.resolve(".github/scripts"), ".sh")
                .filter(Files::isExecutable)
                .map(script -> script.getFileName().toString())
                .toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void helpSaysHowItIsUsed(String script) throws IOException {
        assertThat(Scripts.in(home, home).run(script, "--help").succeeds().output())
                .startsWith("usage: " + script);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void wrongUsageHasItsOwnExitCode(String script) throws IOException {
        Program.Ended ended = Scripts.in(home, home).run(script, "--no-such-option");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.output()).contains("--no-such-option", script + " --help");
    }
}
