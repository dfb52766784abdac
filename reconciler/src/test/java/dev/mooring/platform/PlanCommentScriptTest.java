package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanCommentScriptTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "0, 0, no changes, nothing to do is no failure",
        "2, 0, changes,    changes are what reviewers are for",
        "1, 1, no plan,    without a plan nothing may be merged",
    })
    void theTitleSaysWhatCame(int mooring, int script, String title, String reason) throws IOException {
        Program.Ended ended = run("echo '| orders | update |'; echo 'specs/a.yaml:1:1: trouble' >&2; exit " + mooring);

        assertThat(ended.code()).as(reason).isEqualTo(script);
        assertThat(comment())
                .startsWith("### staging: " + title + "\n")
                .contains(mooring == 1 ? "specs/a.yaml:1:1: trouble" : "| orders | update |");
    }

    @Test
    void aLongPlanFitsIntoAComment() throws IOException {
        run("head -c 200000 /dev/zero | tr '\\0' x; exit 2").succeeds();

        assertThat(comment()).hasSizeLessThan(65_536).endsWith("… the rest is in the log of the run.\n");
    }

    private Program.Ended run(String body) throws IOException {
        return Scripts.in(home, home)
                .withProgram(home, "mooring", body + "\n")
                .run(
                        "plan-comment.sh",
                        "--environment",
                        "staging",
                        "--output",
                        home.resolve("comment.md").toString());
    }

    private String comment() throws IOException {
        return Files.readString(home.resolve("comment.md"));
    }
}
