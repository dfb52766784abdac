package dev.mooring.platform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The workflows' scripts, run as a runner of GitHub runs them: in a checkout, with their variables, without anyone's home. */
record Scripts(Path checkout, Map<String, String> environment) {
    private static final Path FOLDER = Repository.ROOT.resolve(".github/scripts");

    /** @param home a folder that stands for the runner: its programs, and what it hands from step to step */
    static Scripts in(Path checkout, Path home) throws IOException {
        for (String program : new String[] {"bash", "git", "jq"}) {
            assumeTrue(
                    Program.isInstalled(program), program + " is not installed: the workflows' scripts are left out");
        }
        Path programs = Files.createDirectories(home.resolve("bin"));
        return new Scripts(
                checkout,
                HashMap.of(
                        "PATH", programs + ":" + System.getenv("PATH"),
                        "HOME", home.toString(),
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "platform-bot",
                        "GIT_AUTHOR_EMAIL", "platform-bot@example.com",
                        "GIT_COMMITTER_NAME", "platform-bot",
                        "GIT_COMMITTER_EMAIL", "platform-bot@example.com",
                        "GITHUB_OUTPUT", home.resolve("handed-over").toString(),
                        "GITHUB_SHA", "",
                        "GITHUB_RUN_ID", ""));
    }

    /** The same with Mooring's command line, of the classes under test. */
    Scripts withMooring(Path home) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return withProgram(
                home,
                "mooring",
                "exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' dev.mooring.cli.Mooring \"$@\"\n"
                        .formatted(java, System.getProperty("java.class.path")));
    }

    Scripts withProgram(Path home, String name, String body) {
        Path program = home.resolve("bin").resolve(name);
        try {
            Files.writeString(program, "#!/usr/bin/env bash\n" + body);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        if (!program.toFile().setExecutable(true)) {
            throw new IllegalStateException(program + " cannot be made executable");
        }
        return with("MOORING", home.resolve("bin/mooring").toString());
    }

    Scripts withAws(URI endpoint) {
        assumeTrue(Program.isInstalled("aws"), "the AWS CLI is not installed: left out");
        return with("AWS_ENDPOINT_URL", endpoint.toString())
                .with("AWS_ACCESS_KEY_ID", "test")
                .with("AWS_SECRET_ACCESS_KEY", "test")
                .with("AWS_REGION", "us-east-1")
                .with("AWS_DEFAULT_REGION", "us-east-1");
    }

    Scripts with(String variable, String value) {
        return new Scripts(checkout, environment.put(variable, value));
    }

    Program.Ended run(String script, String... arguments) {
        return new Program(checkout, environment.toJavaMap())
                .run(Vector.of("bash", FOLDER.resolve(script).toString())
                        .appendAll(Arrays.asList(arguments))
                        .toJavaArray(String[]::new));
    }

    Program.Ended program(String... command) {
        return new Program(checkout, environment.toJavaMap()).run(command);
    }

    String git(String... arguments) {
        return program(Vector.of("git").appendAll(Arrays.asList(arguments)).toJavaArray(String[]::new))
                .succeeds()
                .output();
    }
}
