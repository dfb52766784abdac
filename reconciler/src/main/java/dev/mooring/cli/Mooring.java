package dev.mooring.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root: what is common to all commands, and how they fail. */
@Command(
        name = "mooring",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        exitCodeOnInvalidInput = Exit.USAGE,
        exitCodeOnExecutionException = Exit.FAILED,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Keeps AWS matched to YAML in git, for teams on Amazon ECS.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with:",
            "  mooring demo                    the example platform on an embedded AWS",
            "  mooring validate specs          what is wrong with your specs",
            "  mooring plan specs -e staging   what would change in AWS",
            "",
            "Exit codes: 0 done, 1 failed, 64 usage. See mooring COMMAND --help."
        },
        subcommands = {
            DemoCommand.class,
            ServerCommand.class,
            SimulatorCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            GetCommand.class,
            DescribeCommand.class,
            EventsCommand.class,
            HistoryCommand.class,
            DiffCommand.class,
            ReconcileCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            RetryCommand.class,
            PruneCommand.class,
            SetImageCommand.class,
            ImagesCommand.class,
            SchemaCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Mooring implements Callable<Integer> {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Say more when something fails: the stack trace.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private Mooring() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        Shutdown shutdown = Shutdown.ofProcess();
        int exit = run(terminal, shutdown, arguments);
        shutdown.ended(exit);
        System.exit(exit);
    }

    /** Runs one command to its end and returns the exit code. */
    static int run(Terminal terminal, Shutdown shutdown, String... arguments) {
        Mooring root = new Mooring();
        CommandLine commands = new CommandLine(root, new Commands(terminal, shutdown));
        commands.setOut(terminal.out());
        commands.setErr(terminal.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloursErr() ? Ansi.ON : Ansi.OFF));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> root.report(failure, terminal));
        int exit = commands.execute(arguments);
        terminal.flush();
        return exit;
    }

    private int report(Exception failure, Terminal terminal) {
        if (failure instanceof CommandFailure said) {
            said.lines().forEach(terminal.err()::println);
        } else {
            terminal.err().println("mooring: " + failure);
        }
        if (verbose) {
            failure.printStackTrace(terminal.err());
        }
        return Exit.FAILED;
    }

    /** Without a command there is nothing to do: a usage error. */
    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing a command");
    }
}
