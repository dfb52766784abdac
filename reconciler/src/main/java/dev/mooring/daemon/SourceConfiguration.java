package dev.mooring.daemon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mooring.source.DirectorySource;
import dev.mooring.source.GitSource;
import dev.mooring.source.SpecSource;
import io.dropwizard.util.Duration;
import io.vavr.control.Option;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the specs come from: one of the two.
 *
 * @param directory a folder that is watched
 * @param git a branch that is fetched
 */
public record SourceConfiguration(
        @Nullable Path directory, @Valid @Nullable GitConfiguration git) {
    private static final java.time.Duration LOOK = java.time.Duration.ofMillis(100);

    /**
     * @param url a local path or {@code https://…}
     * @param branch left out: {@code main}
     * @param path the specs' folder in the repository; left out: all of it
     * @param interval between two fetches; left out: 30 s
     * @param deadline for one fetch; left out: 60 s
     * @param tokenEnv names the environment variable that holds the access token for https
     */
    public record GitConfiguration(
            @NotBlank String url,
            @Nullable String branch,
            @Nullable String path,
            @Nullable Duration interval,
            @Nullable Duration deadline,
            @Nullable String tokenEnv) {}

    @JsonIgnore
    @AssertTrue(message = "needs either directory or git") public boolean isOneOfTwo() {
        return (directory == null) != (git == null);
    }

    /**
     * @param environment the process's environment variables
     * @throws IllegalArgumentException if {@code tokenEnv} names a variable that is not set
     */
    SpecSource open(Path stateFolder, Clock clock, Function<String, Option<String>> environment) {
        if (git != null) {
            return open(git, stateFolder, clock, environment);
        }
        return new DirectorySource(Objects.requireNonNull(directory, "validated: directory or git"), LOOK);
    }

    private static SpecSource open(
            GitConfiguration git, Path stateFolder, Clock clock, Function<String, Option<String>> environment) {
        var location = new GitSource.Location(
                git.url(),
                Objects.requireNonNullElse(git.branch(), "main"),
                Objects.requireNonNullElse(git.path(), "").replaceAll("^/+|/+$", ""),
                Option.of(git.tokenEnv()).map(name -> token(name, environment)));
        return new GitSource(
                location,
                stateFolder.resolve("specs.git"),
                Objects.requireNonNullElse(git.interval(), Duration.seconds(30)).toJavaDuration(),
                Objects.requireNonNullElse(git.deadline(), Duration.seconds(60)).toJavaDuration(),
                clock);
    }

    private static String token(String name, Function<String, Option<String>> environment) {
        return environment
                .apply(name)
                .getOrElseThrow(() ->
                        new IllegalArgumentException("source.git.tokenEnv: the environment has no variable " + name));
    }
}
