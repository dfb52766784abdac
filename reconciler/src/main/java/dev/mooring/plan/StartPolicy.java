package dev.mooring.plan;

import dev.mooring.manifest.Position;
import dev.mooring.resource.Desired;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** What speaks against a change that would start tasks: the images that they run, the secrets that they are given. */
final class StartPolicy {
    private StartPolicy() {}

    /** The first objection; none where nothing that is known speaks against it. */
    static Option<Objection> objection(Desired desired, Facts facts, Function<String, Position> where) {
        return ImagePolicy.objection(facts.images().getOrElse(desired.id(), Vector.empty()))
                .orElse(() -> new SecretPolicy(desired, facts.secrets(), where).objection());
    }

    /** What a person should know of it though it stops nothing. */
    static Option<String> note(Desired desired, Facts facts, Function<String, Position> where) {
        Option<String> images = ImagePolicy.note(facts.images().getOrElse(desired.id(), Vector.empty()));
        Option<String> secrets = new SecretPolicy(desired, facts.secrets(), where).note();
        return images.isDefined() && secrets.isDefined()
                ? Option.some(images.get() + "; " + secrets.get())
                : images.orElse(secrets);
    }
}
