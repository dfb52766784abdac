package dev.mooring.cli;

import dev.mooring.daemon.Assembly;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlanJson;
import dev.mooring.plan.PlanMarkdown;
import dev.mooring.plan.PlanPrinter;
import dev.mooring.plan.PlannedChange;
import io.vavr.collection.Seq;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a pass would do. */
@Command(
        name = "plan",
        description = "Compare specs with AWS as it is now, and print what would change. Writes nothing.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed; with --detailed-exitcode 2 when there are changes.",
            "",
            "Examples:",
            "  mooring plan specs --environment staging",
            "  mooring plan specs -e staging --output markdown > comment.md    # in a pull request",
            "  mooring plan specs -e production --detailed-exitcode            # in a script"
        })
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    enum Output {
        text,
        json,
        markdown
    }

    @Mixin
    private SpecsFolder specs;

    @Mixin
    private AwsOptions aws;

    @Option(
            names = {"-e", "--environment"},
            required = true,
            paramLabel = "NAME",
            description = "The environment to plan.")
    private String environment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Output output;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when there are changes.")
    private boolean detailed;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DesiredGraph graph = specs.compile(environment, Assembly.compiler(), terminal);
        try (Assembly assembly = aws.assemble()) {
            Plan plan = assembly.reconciler().plan(graph);
            terminal.out()
                    .print(
                            switch (output) {
                                case text -> PlanPrinter.text(plan, terminal.coloursOut());
                                case json -> PlanJson.of(plan).toPrettyString() + System.lineSeparator();
                                case markdown -> PlanMarkdown.of(plan);
                            });
            return exit(plan);
        }
    }

    /** A plan of what could not be read is no plan to act on. */
    private int exit(Plan plan) {
        Seq<PlannedChange> unread = plan.changes()
                .filter(planned -> planned.change() instanceof Change.Blocked blocked
                        && blocked.reason() == Change.Reason.UNREADABLE);
        if (unread.nonEmpty()) {
            terminal.err()
                    .println("mooring: the plan is incomplete: AWS could not be read for " + unread.size() + " of "
                            + plan.changes().size() + " resources");
            return Exit.FAILED;
        }
        return detailed && !plan.matches() ? Exit.CHANGES : Exit.DONE;
    }
}
