package io.oisstreams.console.browser;

abstract class LiveChecks extends ConsoleChecks {}
