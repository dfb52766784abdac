package dev.mooring.plan;

import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.fixture.Toys;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What plans say of what left git, each form compared with a whole page that a person has read. */
final class PrunePrinterTest {
    private static final Orphans ORPHANS = Orphans.beside(Toys.staging()
                    .at("7b1d4e8f00aa11bb22cc33dd44ee55ff66778899")
                    .box("same", tree()))
            .pruning(true, 1, 50)
            .gone(Toys.app("orders"), "App/orders", false)
            .gone(Toys.gate("front"), "App/orders", false)
            .gone(Toys.box("inbox"), "Box/inbox", true);

    /** Two manifests' objects wait for a person, a third one's are retained. */
    private static Plan unconfirmed() {
        return ORPHANS.gone(Toys.app("worker"), "App/worker", false).plan();
    }

    @Test
    void text() {
        assertThat(PlanPrinter.text(unconfirmed(), false)).isEqualTo(page("prune.txt"));
    }

    @Test
    void json() throws IOException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(PlanJson.of(unconfirmed()).toString())).isEqualTo(json.readTree(page("prune.json")));
    }

    @Test
    void markdown() {
        assertThat(PlanMarkdown.of(unconfirmed())).isEqualTo(page("prune.md"));
    }

    @Test
    void deletionsAreTheLastLinesInTheOrderInWhichTheyAreDone() {
        assertThat(Vector.of(PlanPrinter.text(ORPHANS.plan(), false).split("\n", -1))
                        .filter(line -> line.startsWith("  - ")))
                .containsExactly("  - App/orders: delete toy/app orders", "  - App/orders: delete toy/gate front");
        assertThat(PlanPrinter.text(ORPHANS.plan(), false)).contains("2 to delete");
    }

    @Test
    void whatIsRetainedIsToldThoughNothingIsToBeDone() {
        Plan plan = Orphans.beside(Toys.staging().at("r9").box("same", tree()))
                .gone(Toys.box("inbox"), "Box/inbox", true)
                .plan();

        assertThat(plan.matches()).isTrue();
        assertThat(PlanPrinter.text(plan, false))
                .contains("= Box/inbox: retained toy/box inbox")
                .endsWith("No changes. AWS matches r9.\n");
    }

    private static String page(String name) {
        try (InputStream page = PrunePrinterTest.class.getResourceAsStream(name)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
