package dev.mooring.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A clone of a bare repository that holds the example platform's specs and services, as a workflow finds it. */
record Checkout(Scripts scripts, Path folder, Path bare) {

    static Checkout of(Path home) throws IOException {
        Path bare = home.resolve("origin.git");
        Path folder = Files.createDirectories(home.resolve("checkout"));
        Scripts scripts = Scripts.in(folder, home);
        scripts.git("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        scripts.git("init", "--quiet", "--initial-branch=main", ".");
        scripts.git("remote", "add", "origin", bare.toString());
        Checkout checkout = new Checkout(scripts, folder, bare);
        Repository.copy(Repository.ROOT.resolve("specs"), folder.resolve("specs"));
        checkout.write("services/orders/Dockerfile", "FROM scratch\n");
        checkout.write("services/orders/Main.java", "1\n");
        checkout.write("services/fulfilment/Dockerfile", "FROM scratch\n");
        checkout.commit("Begin");
        return checkout;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void commit(String message) {
        scripts.git("add", "--all");
        scripts.git("commit", "--quiet", "--message", message);
        scripts.git("push", "--quiet", "origin", "HEAD:refs/heads/main");
    }

    /** What git says of the repository that everyone pushes to. */
    String remote(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "--git-dir";
        command[1] = bare.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return scripts.git(command);
    }

    int commits() {
        return Integer.parseInt(remote("rev-list", "--count", "main").strip());
    }
}
