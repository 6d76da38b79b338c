package io.oisstreams.console.browser;

abstract class ScreenshotChecks extends ConsoleChecks {}
