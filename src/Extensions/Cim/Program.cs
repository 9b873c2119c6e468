using Cim.Commands;

return await CimCommand.InvokeAsync(args);
