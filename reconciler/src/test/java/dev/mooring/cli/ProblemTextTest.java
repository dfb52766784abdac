package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProblemTextTest {
    private static final TreeMap<String, String> FILES =
            TreeMap.of("staging/a.yaml", "kind: Queue\nspec:\n\tfifos: true\n");

    @Test
    void oneLineEachThatAnEditorCanFollow() {
        assertThat(text(false, new Position("staging/a.yaml", 3, 2), "no field fifos"))
                .containsExactly("specs/staging/a.yaml:3:2: no field fifos");
    }

    @Test
    void atATerminalTheLineAndACaretUnderTheColumnWhateverTheIndentIs() {
        assertThat(text(true, new Position("staging/a.yaml", 3, 2), "no field fifos"))
                .containsExactly("specs/staging/a.yaml:3:2: no field fifos", "  3 | \tfifos: true", "    | \t^");
    }

    @Test
    void aPlaceThatIsInNoFileHasNoLineToShow() {
        assertThat(text(true, new Position(".", 1, 1), "no environment")).containsExactly("specs:1:1: no environment");
        assertThat(text(true, new Position("staging/a.yaml", 9, 1), "ends too early"))
                .containsExactly("specs/staging/a.yaml:9:1: ends too early");
    }

    @Test
    void aColumnBeyondTheLineIsItsEnd() {
        assertThat(text(true, new Position("staging/a.yaml", 2, 40), "expected a mapping"))
                .endsWith("  2 | spec:", "    |      ^");
    }

    private static Vector<String> text(boolean quoting, Position position, String message) {
        return new ProblemText(Path.of("specs"), FILES, quoting)
                .lines(Vector.of(new Problem(position, message)))
                .toVector();
    }
}
