package dev.mooring.kinds.site;

import dev.mooring.aws.Pass;
import dev.mooring.kinds.FolderShelf;
import dev.mooring.kinds.KindActuators;
import dev.mooring.kinds.PerSession;
import dev.mooring.resource.Actuator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.InstantSource;

/** What reads and writes the AWS objects of sites; keeps what they learn from pass to pass. */
public final class SiteActuators implements KindActuators {
    private final PerSession<SiteMemory> memories = new PerSession<>(session -> new SiteMemory());
    private final FolderShelf shelf;
    private final InstantSource clock;

    /** @param shelf where the folders are that manifests were expanded with */
    public SiteActuators(FolderShelf shelf, InstantSource clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public Seq<Actuator> open(Pass pass) {
        SiteMemory memory = memories.of(pass.session());
        return Vector.of(new BucketActuator(pass, memory, clock), new SiteContentActuator(pass, shelf, memory, clock));
    }
}
