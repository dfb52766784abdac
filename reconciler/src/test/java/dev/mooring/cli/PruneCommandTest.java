package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command's side of a confirmation. */
final class PruneCommandTest {
    private static final String ENVIRONMENTS = """
            {"items": [
              {"name": "production", "conditions": [{"type": "Pruned", "status": "True", "message": ""}]},
              {"name": "staging", "conditions": [{"type": "Pruned", "status": "False",
                "message": "would delete 9; to go on: mooring prune -e staging --confirm 83e7dee8ae7a"}]}]}
            """;

    private CannedDaemon daemon;

    @BeforeEach
    void open() throws IOException {
        daemon = new CannedDaemon().says("environments", ENVIRONMENTS);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void withoutADigestItSaysWhatIsHeldBack() {
        assertThat(daemon.run("prune")).isZero();

        assertThat(daemon.out())
                .contains("production: nothing is out of git", "staging: would delete 9; to go on: mooring prune");
        assertThat(daemon.posted()).isEmpty();
    }

    @Test
    void aDigestFindsItsEnvironment() {
        assertThat(daemon.run("prune", "--confirm", "83e7dee8ae7a")).isZero();

        assertThat(daemon.posted()).containsExactly("environments/staging/prune {\"digest\":\"83e7dee8ae7a\"}");
    }

    @Test
    void aDigestThatNothingWaitsForIsNotSent() {
        assertThat(daemon.run("prune", "--confirm", "000000000000")).isEqualTo(Exit.FAILED);
        assertThat(daemon.run("prune", "-e", "production", "--confirm", "83e7dee8ae7a"))
                .isEqualTo(Exit.FAILED);

        assertThat(daemon.err()).contains("nothing waits for a confirmation of 000000000000; would delete 9");
        assertThat(daemon.posted()).isEmpty();
    }

    @Test
    void whatTheDaemonRefusesIsTold() {
        daemon.refuses(409, "{\"title\": \"Conflict\", \"detail\": \"something else waits now\"}");

        assertThat(daemon.run("prune", "--confirm", "83e7dee8ae7a")).isEqualTo(Exit.FAILED);

        assertThat(daemon.err()).contains("the daemon refuses: something else waits now");
    }

    @Test
    void aDaemonThatIsNotThereIsNamed() {
        daemon.close();

        assertThat(daemon.run("prune")).isEqualTo(Exit.FAILED);

        assertThat(daemon.err()).contains("no daemon answers at http://127.0.0.1:");
    }
}
