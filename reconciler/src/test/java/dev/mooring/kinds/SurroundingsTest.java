package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.kinds.Surroundings.Neighbour;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final ManifestId INBOX = new ManifestId("Queue", "inbox");
    private static final ManifestId OTHER = new ManifestId("Queue", "other");

    @Test
    void grantsOnAResourceComeFromAllWhoAskInTheOrderOfTheirNames() {
        Surroundings surroundings = new Surroundings(
                Toys.environment("staging", Environment.Mode.ENFORCE),
                Vector.of(asking("Topic", "zoo", INBOX), asking("Topic", "ark", INBOX), asking("Topic", "bus", OTHER)));

        assertThat(surroundings.grantsOn(INBOX).map(Grant::statement))
                .containsExactly(statement("ark"), statement("zoo"));
        assertThat(surroundings.grantsOn(new ManifestId("Topic", "inbox"))).isEmpty();
    }

    private static Neighbour asking(String kind, String name, ManifestId on) {
        return new Neighbour(
                new ManifestId(kind, name),
                HashMap.empty(),
                Offers.NONE.granting(Vector.of(new Grant(on, statement(name)))));
    }

    private static Value.Tree statement(String sid) {
        return Value.tree("Sid", Value.of(sid));
    }
}
