import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Nothing here keeps state of its own, so test files share their process: loading the program once a file took half the time.
    isolate: false,
    // By default one core is left idle; on two cores the suite then takes a third longer.
    maxWorkers: "100%",
  },
});
