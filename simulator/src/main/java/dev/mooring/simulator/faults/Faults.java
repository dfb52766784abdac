package dev.mooring.simulator.faults;

import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Plays the installed plan, call by call. Thread-safe. */
public final class Faults {
    private static final int REMEMBERED_ANSWERS = 1000;

    private FaultPlan plan = FaultPlan.NONE;
    private long[] fitting = {};
    private long[] suffered = {};
    private Random dice = new Random(0);
    private boolean crashed;
    private @Nullable Runnable onCrash;
    private EarlierAnswers earlier = new EarlierAnswers(REMEMBERED_ANSWERS);

    /** Starts the plan from its beginning, in the place of any other, with a living caller. */
    public synchronized void install(FaultPlan next) {
        plan = next;
        fitting = new long[next.rules().size()];
        suffered = new long[next.rules().size()];
        dice = new Random(next.seed());
        crashed = false;
        earlier = new EarlierAnswers(REMEMBERED_ANSWERS);
    }

    /** Nothing goes wrong from now on. */
    public void clear() {
        install(FaultPlan.NONE);
    }

    /** Called, on the thread of the fatal call, when a crash fault strikes. */
    public synchronized void onCrash(Runnable action) {
        onCrash = action;
    }

    /** Lets a crashed caller's successor through; the plan goes on where it was. */
    public synchronized void revive() {
        crashed = false;
    }

    public synchronized boolean crashed() {
        return crashed;
    }

    /** The fault that the next call of this operation suffers. */
    public synchronized Optional<Fault> next(String operation) {
        if (crashed) {
            return Optional.of(Fault.CRASH_BEFORE);
        }
        Optional<Fault> hit = Optional.empty();
        for (int i = 0; i < plan.rules().size(); i++) {
            FaultRule rule = plan.rules().get(i);
            if (rule.fits(operation) && strikes(i, rule) && hit.isEmpty()) {
                hit = Optional.of(rule.fault());
            }
        }
        return hit;
    }

    private boolean strikes(int i, FaultRule rule) {
        long index = fitting[i]++;
        boolean listed = rule.calls().isEmpty() || rule.calls().contains(index);
        boolean hit = listed && suffered[i] < rule.count() && dice.nextDouble() < rule.probability();
        if (hit) {
            suffered[i]++;
        }
        return hit;
    }

    /** Kills the caller: its calls go unheard until {@link #revive}. */
    public void crash() {
        Runnable action;
        synchronized (this) {
            action = crashed ? null : onCrash;
            crashed = true;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Whether answers have to be remembered for stale reads. */
    public synchronized boolean remembersAnswers() {
        return plan.rules().stream().anyMatch(rule -> rule.fault() == Fault.STALE_READ);
    }

    public synchronized EarlierAnswers earlierAnswers() {
        return earlier;
    }
}
