package dev.mooring.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, each with what its constructor asks for. */
final class Commands implements IFactory {
    private final Map<Class<?>, Object> given;

    Commands(Terminal terminal, Shutdown shutdown) {
        this.given = Map.of(Terminal.class, terminal, Shutdown.class, shutdown);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] wanted = constructor.getParameterTypes();
            if (wanted.length > 0 && given.keySet().containsAll(Arrays.asList(wanted))) {
                return type.cast(constructor.newInstance(
                        Arrays.stream(wanted).map(given::get).toArray()));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
