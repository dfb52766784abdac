package dev.mooring.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.manifest.Position;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.SecretState;
import dev.mooring.resource.SecretUse;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** Each test is a row of the table: what is known of a service's secrets, what follows, and in its name why. */
final class SecretObjectionsTest {
    private static final SecretState USABLE = new SecretState.Usable();
    private static final SecretState MISSING = new SecretState.Missing("secret db", "is not there", "create it");
    private static final SecretState THROTTLED =
            unreadable(new Failure.Throttled("x:Describe", "Throttling", "slower"));
    private static final SecretState BROKEN = unreadable(new Failure.Transient("x:Describe", "Timeout", "no answer"));
    private static final SecretState DENIED = unreadable(new Failure.Denied("x:Describe", "AccessDenied", "no"));

    private static SecretState unreadable(Failure failure) {
        return new SecretState.Unreadable("secret db", failure);
    }

    @Test
    void what_is_there_speaks_against_nothing() {
        assertThat(policy(USABLE, USABLE).objection()).isEmpty();
        assertThat(policy(USABLE, USABLE).note()).isEmpty();
    }

    @Test
    void what_nobody_asked_about_speaks_against_nothing() {
        assertThat(policy(HashMap.empty()).objection()).isEmpty();
    }

    @Test
    void what_is_missing_is_named_with_its_line_its_variable_and_what_helps() {
        assertThat(policy(USABLE, MISSING).objection())
                .containsExactly(new Objection(
                        Reason.SECRET_MISSING,
                        "no task could start: specs.yaml:7:3: V1 is secret db, which is not there: create it"));
    }

    @Test
    void every_missing_one_is_named() {
        assertThat(policy(MISSING, MISSING).objection().get().message()).contains("V0 is", "V1 is");
    }

    @Test
    void missing_goes_before_unread_because_it_is_certain() {
        assertThat(policy(THROTTLED, MISSING).objection().get().reason()).isEqualTo(Reason.SECRET_MISSING);
    }

    @Test
    void what_could_not_be_read_is_unknown_and_waits() {
        for (SecretState state : Vector.of(THROTTLED, BROKEN)) {
            assertThat(policy(USABLE, state).objection()).hasSize(1).allSatisfy(objection -> {
                assertThat(objection.reason()).isEqualTo(Reason.UNREADABLE);
                assertThat(objection.message()).contains("whether secret db is there could not be read: x:Describe");
            });
            assertThat(policy(USABLE, state).note()).isEmpty();
        }
    }

    @Test
    void what_may_not_be_asked_about_stops_nothing_and_is_told_once() {
        assertThat(policy(DENIED, DENIED).objection()).isEmpty();
        assertThat(policy(DENIED, DENIED).note())
                .containsExactly("whether secret db is there is not known: Mooring may not call x:Describe");
    }

    @Test
    void a_denial_hides_no_other_trouble() {
        assertThat(policy(DENIED, MISSING).objection().get().reason()).isEqualTo(Reason.SECRET_MISSING);
        assertThat(policy(DENIED, BROKEN).objection().get().reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void more_than_five_are_counted() {
        Vector<SecretState> missing = Vector.fill(7, () -> MISSING);

        assertThat(policy(missing.toJavaArray(SecretState[]::new))
                        .objection()
                        .get()
                        .message())
                .contains("V4 is")
                .endsWith("; and 2 more");
    }

    private static SecretPolicy policy(SecretState... states) {
        return policy(
                Vector.of(states).zipWithIndex().toMap(state -> "source" + state._2, state -> state._1), states.length);
    }

    private static SecretPolicy policy(Map<String, SecretState> known) {
        return policy(known, 2);
    }

    private static SecretPolicy policy(Map<String, SecretState> known, int uses) {
        Desired desired = new Desired(
                        Toys.app("orders"),
                        Toys.APP,
                        new ManifestId("App", "orders"),
                        Value.Tree.EMPTY,
                        HashSet.empty())
                .given(Vector.range(0, uses)
                        .map(number -> new SecretUse("V" + number, "source" + number, "spec.secrets.V" + number)));
        return new SecretPolicy(desired, known, path -> new Position("specs.yaml", 7, 3));
    }
}
