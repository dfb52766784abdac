package dev.mooring.plan.window;

import dev.mooring.manifest.CronSchedule;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.WindowKind;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When changes may be made: never while a window that denies is open; where any window allows, only while one of those is.
 * A window opens when its schedule comes, stays open for its duration of elapsed time, and an opening that begins while it is
 * open makes that last longer.
 */
public final class ChangeWindows {
    /** Windows that touch each other for longer than this many steps are taken to do so for ever. */
    private static final int STEPS = 10_000;

    /** One window, on the line of time. */
    private record Timed(Environment.Window window, Openings openings) {

        static Timed of(Environment.Window window) {
            CronSchedule schedule = CronSchedule.parse(window.schedule())
                    .getOrElseThrow(problem -> new IllegalArgumentException(window.schedule() + " " + problem));
            return new Timed(
                    window, new Openings(schedule, ZoneId.of(window.timeZone()).getRules()));
        }

        boolean denies() {
            return window.kind() == WindowKind.DENY;
        }

        /** When the last opening ends, while it is open. */
        Option<Instant> openUntil(Instant moment) {
            return openings.last(moment)
                    .map(began -> began.plus(window.duration()))
                    .filter(moment::isBefore);
        }
    }

    private final Seq<Timed> denying;
    private final Seq<Timed> allowing;

    /** @param windows whose schedules and time zones have been checked, as those of every environment have */
    public ChangeWindows(Seq<Environment.Window> windows) {
        Seq<Timed> timed = windows.map(Timed::of);
        this.denying = timed.filter(Timed::denies);
        this.allowing = timed.reject(Timed::denies);
    }

    /** Why no changes may be made at {@code moment}, and until when; none: they may. */
    public Option<Closure> closure(Instant moment) {
        return step(moment).map(step -> new Closure(step.because(), opens(moment), denyingAt(moment)));
    }

    public boolean isOpen(Instant moment) {
        return step(moment).isEmpty();
    }

    /** The first moment after {@code moment}, while it is closed, at which changes may be made again; none is in sight. */
    private Option<Instant> opens(Instant moment) {
        Option<Step> step = step(moment);
        Option<Instant> then = step.flatMap(Step::until);
        for (int count = 0; count < STEPS && then.isDefined(); count++) {
            step = step(then.get());
            if (step.isEmpty()) {
                return then;
            }
            then = step.flatMap(Step::until);
        }
        return Option.none();
    }

    /** @param until when it may be otherwise; certainly not before */
    private record Step(Environment.Window because, Option<Instant> until) {}

    /** Closed for what reason; none: open. */
    private Option<Step> step(Instant moment) {
        return denyingAt(moment) ? denied(moment) : notAllowed(moment);
    }

    private boolean denyingAt(Instant moment) {
        return denying.exists(timed -> timed.openUntil(moment).isDefined());
    }

    private Option<Step> denied(Instant moment) {
        return denying.flatMap(
                        timed -> timed.openUntil(moment).map(until -> new Step(timed.window(), Option.some(until))))
                .maxBy(step -> step.until().get());
    }

    private Option<Step> notAllowed(Instant moment) {
        if (allowing.isEmpty()
                || allowing.exists(timed -> timed.openUntil(moment).isDefined())) {
            return Option.none();
        }
        return allowing.flatMap(
                        timed -> timed.openings().next(moment).map(at -> new Step(timed.window(), Option.some(at))))
                .minBy(step -> step.until().get())
                .orElse(() -> Option.some(new Step(allowing.head().window(), Option.none())));
    }
}
